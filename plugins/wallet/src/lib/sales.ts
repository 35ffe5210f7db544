import {
  listPostings,
  payeeAccount,
  refsWithKind,
  type Posting,
} from "@codex/ledger"
import { minorToJson, type Tx } from "@codex/kernel"
import { payoutsOptions } from "@codex/payouts"
import { listPurchasesByIds, type Purchase } from "@codex/purchases"
import type { WalletQuery, WalletResponse, WalletSale } from "../contract"
import { parseWaterfall, PURCHASE, RELEASE, SALE } from "./journals"

const DAY_MS = 86_400_000

interface SaleEntry {
  journalId: string
  refId: string
  soldAt: Date
  currency: string
  amountMinor: bigint
}

/** One entry per sale; a share less its processing fee comes as two legs. */
function byJournal(postings: Posting[]): SaleEntry[] {
  const entries = new Map<string, SaleEntry>()
  for (const posting of postings) {
    const entry = entries.get(posting.journalId)
    if (entry) {
      entry.amountMinor += posting.amountMinor
    } else {
      entries.set(posting.journalId, {
        journalId: posting.journalId,
        refId: posting.refId,
        soldAt: posting.occurredAt,
        currency: posting.currency,
        amountMinor: posting.amountMinor,
      })
    }
  }
  return [...entries.values()]
}

/** When a sale made at `soldAt` leaves pending. */
export const availableAt = (soldAt: Date): Date =>
  new Date(soldAt.getTime() + payoutsOptions().holdDays * DAY_MS)

function stateOf(purchase: Purchase | undefined, released: boolean) {
  if (purchase?.state === "refunded") {
    return "refunded" as const
  }
  return released ? ("available" as const) : ("pending" as const)
}

function toSale(
  entry: SaleEntry,
  purchase: Purchase | undefined,
  released: boolean
): WalletSale {
  return {
    id: entry.journalId,
    title: purchase?.post_title ?? "",
    sold_at: entry.soldAt.toISOString(),
    currency_code: entry.currency,
    paid_minor: minorToJson(purchase?.amount_minor ?? 0n),
    share_minor: minorToJson(entry.amountMinor),
    state: stateOf(purchase, released),
    available_at: availableAt(entry.soldAt).toISOString(),
    waterfall: purchase ? parseWaterfall(purchase.waterfall) : null,
  }
}

/**
 * Sales that paid this payee, newest first. The ids come from the payee's own
 * postings, which is what makes reading those purchases rightful.
 */
export async function listSales(
  tx: Tx,
  payeeId: string,
  query: Pick<WalletQuery, "limit" | "before">
): Promise<Pick<WalletResponse, "sales" | "next">> {
  const { postings, next } = await listPostings(tx, {
    accountPrefix: payeeAccount(payeeId, "pending"),
    kinds: [SALE],
    limit: query.limit,
    before: query.before ?? null,
  })
  const entries = byJournal(postings)
  const refIds = entries.map((entry) => entry.refId)
  const purchases = await listPurchasesByIds(tx, refIds)
  const byId = new Map(purchases.map((each) => [each.id, each]))
  const released = await refsWithKind(tx, {
    kind: RELEASE,
    refType: PURCHASE,
    refIds,
  })
  const sales = entries.map((entry) =>
    toSale(entry, byId.get(entry.refId), released.has(entry.refId))
  )
  return { sales, next }
}

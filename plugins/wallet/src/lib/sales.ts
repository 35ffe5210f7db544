import {
  listPostings,
  listRefMoves,
  refsWithKind,
  type PayeeMove,
} from "@codex/ledger"
import { minorToJson, type Tx } from "@codex/kernel"
import { availableAt, type PolicyPeriods } from "@codex/payouts"
import { listPurchasesByIds, type Purchase } from "@codex/purchases"
import type { WalletQuery, WalletResponse, WalletSale } from "../contract"
import { parseWaterfall, PURCHASE, RELEASE, SALE } from "./journals"

type RefMove = PayeeMove & { bucket: string }

const sum = (moves: readonly RefMove[]) =>
  moves.reduce((total, move) => total + move.amountMinor, 0n)

/** One line per journal, whatever buckets it touched; moves within are none. */
function byJournal(moves: readonly RefMove[]): PayeeMove[] {
  const lines = new Map<string, PayeeMove>()
  for (const move of moves) {
    const known = lines.get(move.journalId)
    const amountMinor = move.amountMinor + (known?.amountMinor ?? 0n)
    lines.set(move.journalId, { ...move, amountMinor })
  }
  return [...lines.values()].filter((line) => line.amountMinor !== 0n)
}

function stateOf(
  moves: readonly RefMove[],
  released: boolean,
  purchase: Purchase | undefined
): WalletSale["state"] {
  const inDispute = moves.filter((move) => move.bucket === "dispute_hold")
  if (sum(inDispute) !== 0n) {
    return "disputed"
  }
  if (purchase?.state === "refunded" || sum(moves) <= 0n) {
    return "refunded"
  }
  if (moves.every((move) => move.bucket === "direct")) {
    return "direct"
  }
  return released ? "available" : "pending"
}

/** What the purchase itself says; a sale without one still shows its money. */
const aboutOf = (purchase: Purchase | undefined) =>
  purchase
    ? {
        title: purchase.post_title,
        currency_code: purchase.currency_code,
        paid_minor: minorToJson(purchase.amount_minor),
        order_id: purchase.order_id,
        waterfall: parseWaterfall(purchase.waterfall),
      }
    : {
        title: "",
        currency_code: "usd",
        paid_minor: 0,
        order_id: null,
        waterfall: null,
      }

interface Known {
  purchase: Purchase | undefined
  released: boolean
  periods: PolicyPeriods
}

function toSale(
  journalId: string,
  moves: readonly RefMove[],
  { purchase, released, periods }: Known
): WalletSale {
  // A release from one bucket of theirs to another is nothing to a payee.
  const own = moves.filter((move) => move.kind !== RELEASE)
  const lines = byJournal(own)
  const first = lines.find((line) => line.kind === SALE)
  const soldAt = first?.occurredAt ?? new Date(0)
  return {
    ...aboutOf(purchase),
    id: journalId,
    sold_at: soldAt.toISOString(),
    share_minor: minorToJson(first?.amountMinor ?? 0n),
    net_minor: minorToJson(sum(own)),
    corrections: lines
      .filter((line) => line.kind !== SALE)
      .map((line) => ({
        kind: line.kind,
        at: line.occurredAt.toISOString(),
        amount_minor: minorToJson(line.amountMinor),
      })),
    state: stateOf(own, released, purchase),
    available_at: availableAt(periods, soldAt).toISOString(),
  }
}

/**
 * Sales that paid this payee, newest first, with what came after: refunds,
 * disputes, corrections of the fee. The ids come from the payee's own
 * postings, which is what makes reading those purchases rightful.
 */
export async function listSales(
  tx: Tx,
  payee: { id: string; currency: string; periods: PolicyPeriods },
  query: Pick<WalletQuery, "limit" | "before">
): Promise<Pick<WalletResponse, "sales" | "next">> {
  const { postings, next } = await listPostings(tx, {
    accountPrefix: `payee:${payee.id}`,
    kinds: [SALE],
    limit: query.limit,
    before: query.before ?? null,
  })
  const journals = new Map(postings.map((p) => [p.refId, p.journalId]))
  const refIds = [...journals.keys()]
  const about = { refType: PURCHASE, refIds }
  const moves = await listRefMoves(tx, {
    ...about,
    payeeIds: [payee.id],
    currency: payee.currency,
  })
  const purchases = await listPurchasesByIds(tx, refIds)
  const byId = new Map(purchases.map((each) => [each.id, each]))
  const released = await refsWithKind(tx, { ...about, kind: RELEASE })
  const sales = [...journals].map(([refId, journalId]) =>
    toSale(
      journalId,
      moves.filter((move) => move.refId === refId),
      {
        purchase: byId.get(refId),
        released: released.has(refId),
        periods: payee.periods,
      }
    )
  )
  return { sales, next }
}

import { listPayouts, type Payout } from "@codex/payouts"
import { csvText, iso } from "./as-text"
import { inTenant } from "./in-tenant"
import { walletsOf, type Owner } from "./own-creator"
import { inTurn, PAGE_ROWS, pagesOf } from "./pages"

const HEAD = [
  "requested",
  "paid",
  "wallet",
  "amount_minor",
  "currency",
  "state",
  "provider",
  "bank_reference",
  "reference",
]

export const payoutCells = (payout: Payout): string[] => [
  payout.created_at.toISOString(),
  iso(payout.paid_at) ?? "",
  payout.payee_name,
  payout.amount_minor.toString(),
  payout.currency_code.toUpperCase(),
  payout.state,
  payout.provider,
  payout.reference ?? "",
  payout.id,
]

/** What was asked for and what arrived; few enough to count through. */
export const payoutsText = (of: Owner): AsyncIterable<string> =>
  csvText(
    HEAD,
    inTurn(walletsOf(of), ({ id: payeeId, organizationId }) =>
      pagesOf((after: number | null) =>
        inTenant(of, { organizationId }, async (tx) => {
          const offset = after ?? 0
          const { rows } = await listPayouts(tx, {
            organizationId,
            payeeId,
            limit: PAGE_ROWS,
            offset,
          })
          const isLast = rows.length < PAGE_ROWS
          return { rows, next: isLast ? null : offset + rows.length }
        })
      )
    ),
    payoutCells
  )

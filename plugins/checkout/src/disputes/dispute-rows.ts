import { listOrganizationsByIds } from "@codex/creators"
import { minorToJson } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { listDisputes, listPurchasesByIds } from "@codex/purchases"
import type { DisputeState, Purchase } from "@codex/purchases"
import type { DisputeRow } from "../contract/disputes"

export const OPEN_DISPUTES = [
  "needs_response",
  "inquiry",
  "under_review",
] as const satisfies readonly DisputeState[]

/** Not every store asks for a name; the address then says who it is. */
function buyerOf(sold: Purchase | undefined) {
  const { buyer_name = "", buyer_email = "" } = sold ?? {}
  return { buyer_name: buyer_name || buyer_email, buyer_email }
}

/** Disputes with what was bought, newest first. */
export async function disputeRows(
  tx: Tx,
  page: { states?: readonly DisputeState[]; limit: number; offset: number }
): Promise<{ disputes: DisputeRow[]; count: number }> {
  const { rows, count } = await listDisputes(tx, page)
  const purchases = await listPurchasesByIds(
    tx,
    rows.map(({ purchase_id }) => purchase_id)
  )
  const sellers = await listOrganizationsByIds(tx, [
    ...new Set(rows.map(({ organization_id }) => organization_id)),
  ])
  const disputes = rows.map((dispute): DisputeRow => {
    const sold = purchases.find(({ id }) => id === dispute.purchase_id)
    const seller = sellers.find(({ id }) => id === dispute.organization_id)
    return {
      id: dispute.id,
      state: dispute.state,
      reason: dispute.reason,
      purchase_id: dispute.purchase_id,
      post_title: sold?.post_title ?? "",
      organization: seller?.name ?? "",
      ...buyerOf(sold),
      amount_minor: minorToJson(dispute.amount_minor),
      currency_code: dispute.currency_code,
      opened_at: dispute.opened_at.toISOString(),
      evidence_due_at: dispute.evidence_due_at?.toISOString() ?? null,
    }
  })
  return { disputes, count }
}

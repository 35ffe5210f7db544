import { listOrganizationsByIds } from "@codex/creators"
import { minorToJson } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { z } from "@medusajs/framework/zod"
import { getCheckoutLine, listPurchasesByIds } from "@codex/purchases"
import type { RefundRequest } from "@codex/purchases"
import type { RefundRow } from "../contract/refunds"

const iso = (date: Date | null) => date?.toISOString() ?? null

const policy = z
  .object({
    rule: z.string().nullable().default(null),
    days: z.number().nullable().default(null),
    consumed_percent: z.number().nullable().default(null),
  })
  .catch({ rule: null, days: null, consumed_percent: null })

interface Sold {
  post_title: string
  buyer_name: string
  buyer_email: string
  amount_minor: bigint
}

/** What was sold: the purchase, or for money that bought nothing its checkout. */
async function soldBy(
  tx: Tx,
  requests: readonly RefundRequest[]
): Promise<Map<string, Sold>> {
  const ids = requests.flatMap(({ purchase_id }) => purchase_id ?? [])
  const purchases = await listPurchasesByIds(tx, ids)
  const sold = new Map<string, Sold>()
  for (const request of requests) {
    const purchase = purchases.find(({ id }) => id === request.purchase_id)
    const line =
      purchase ?? (await getCheckoutLine(tx, request.checkout_line_id))
    if (line) {
      sold.set(request.id, line)
    }
  }
  return sold
}

function toRow(
  request: RefundRequest,
  sold: Sold | undefined,
  organization: string
): RefundRow {
  const decided = policy.parse(request.policy)
  return {
    id: request.id,
    state: request.state,
    origin: request.origin,
    purchase_id: request.purchase_id,
    post_title: sold?.post_title ?? "",
    organization,
    buyer_name: sold?.buyer_name || (sold?.buyer_email ?? ""),
    buyer_email: sold?.buyer_email ?? "",
    amount_minor: minorToJson(request.amount_minor),
    paid_minor: minorToJson(sold?.amount_minor ?? request.amount_minor),
    currency_code: request.currency_code,
    reason_code: request.reason_code,
    reason: request.reason,
    rule: decided.rule,
    consumed_percent: decided.consumed_percent,
    days_after_payment: decided.days,
    note: request.decision_note,
    requested_at: request.created_at.toISOString(),
    answer_by: request.state === "requested" ? iso(request.escalate_at) : null,
    decided_at: iso(request.decided_at),
    finished_at: iso(request.finished_at),
    failure_code: request.failure_code,
    resolution: request.resolution,
  }
}

/** Requests as the Studio's and the operator's inbox show them. */
export async function refundRows(
  tx: Tx,
  requests: readonly RefundRequest[]
): Promise<RefundRow[]> {
  const sold = await soldBy(tx, requests)
  const sellers = await listOrganizationsByIds(tx, [
    ...new Set(requests.map(({ organization_id }) => organization_id)),
  ])
  const names = new Map(sellers.map(({ id, name }) => [id, name]))
  return requests.map((request) =>
    toRow(
      request,
      sold.get(request.id),
      names.get(request.organization_id) ?? ""
    )
  )
}

import { useOfPost } from "@codex/content"
import { getOrganization, getOrganizationSettings } from "@codex/creators"
import { minorToJson } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import type { PositionFacts } from "@codex/payouts"
import {
  findPaymentObject,
  listRefundRequests,
  OPEN_REFUND_STATES,
} from "@codex/purchases"
import type { Purchase, RefundPolicy, RefundRequest } from "@codex/purchases"
import { z } from "@medusajs/framework/zod"
import { providerName } from "../checkout/provider-name"
import { postPath } from "../checkout/state"
import type { ReceiptDetail, ReceiptLine } from "../contract/receipts"
import { toBuyerRefund } from "../refunds/buyer-refund"
import { refundableMinor } from "../refunds/preview"
import { positionFacts } from "../refunds/purchase-facts"
import { refundPolicyOf } from "../refunds/refund-policy"
import { addedTaxOf, taxLines, taxNote } from "./tax-lines"

const DAY_MS = 86_400_000

export const referenceOf = (purchase: Pick<Purchase, "id">) =>
  purchase.id.slice(-8).toUpperCase()

/** From the price to the amount paid, leaving out what is nothing. */
export function receiptLines(
  purchase: Purchase,
  refundedMinor: bigint
): ReceiptLine[] {
  const line = (
    key: ReceiptLine["key"],
    amount: bigint,
    label: string | null = null
  ): ReceiptLine => ({ key, label, amount_minor: minorToJson(amount) })
  const { discount_minor: discount } = purchase
  const added = addedTaxOf(purchase)
  const price = purchase.list_minor ?? purchase.amount_minor - added + discount
  return [
    line("price", price),
    ...(discount > 0n
      ? [line("discount", -discount, purchase.discount?.code ?? null)]
      : []),
    ...(added > 0n ? taxLines(purchase).map((tax) => line("tax", ...tax)) : []),
    line("total", purchase.amount_minor),
    ...(added === 0n
      ? taxLines(purchase).map((tax) => line("tax_included", ...tax))
      : []),
    ...(refundedMinor > 0n ? [line("refunded", -refundedMinor)] : []),
  ]
}

const card = z.object({ card_brand: z.string(), card_last4: z.string() })

async function cardOf(
  tx: Tx,
  purchase: Purchase
): Promise<ReceiptDetail["card"]> {
  const fee = await findPaymentObject(
    tx,
    providerName(purchase),
    `fee_${purchase.payment_id}`
  )
  const known = card.safeParse(fee?.data).data
  return known ? { brand: known.card_brand, last4: known.card_last4 } : null
}

function blockedBy(
  purchase: Purchase,
  facts: PositionFacts,
  requests: readonly RefundRequest[],
  over: boolean
): ReceiptDetail["refund"]["blocked"] {
  const open: readonly string[] = OPEN_REFUND_STATES
  if (purchase.amount_minor === 0n) {
    return "nothing_paid"
  }
  if (purchase.state === "refunded") {
    return "returned"
  }
  if (requests.some(({ state }) => open.includes(state))) {
    return "asked"
  }
  if (refundableMinor(purchase, facts) === 0n) {
    return "disputed"
  }
  return over ? "window_over" : null
}

async function refundPart(
  tx: Tx,
  purchase: Purchase,
  facts: PositionFacts,
  now: Date
): Promise<ReceiptDetail["refund"]> {
  const { rows } = await listRefundRequests(tx, {
    purchaseIds: [purchase.id],
    limit: 20,
    offset: 0,
  })
  const policy: RefundPolicy = await refundPolicyOf(
    tx,
    purchase.organization_id
  )
  const until = new Date(
    purchase.paid_at.getTime() + policy.window_days * DAY_MS
  )
  return {
    blocked: blockedBy(purchase, facts, rows, now > until),
    window_days: policy.window_days,
    until: until.toISOString(),
    requests: rows.map(toBuyerRefund),
  }
}

/** Everything a receipt says, for the page, the mail and the paper. */
export async function buildReceipt(
  tx: Tx,
  purchase: Purchase,
  now: Date
): Promise<ReceiptDetail> {
  const seller = await getOrganization(tx, purchase.organization_id)
  const settings = await getOrganizationSettings(tx, purchase.organization_id)
  const facts = await positionFacts(tx, purchase)
  const standing = facts.dispute?.state
  return {
    id: purchase.id,
    reference: referenceOf(purchase),
    post: {
      id: purchase.post_id,
      title: purchase.post_title,
      path: await postPath(tx, purchase),
      use: await useOfPost(tx, purchase.post_id),
    },
    items: purchase.items.map(({ title }) => title),
    organization: seller?.name ?? "",
    support_email: settings?.support_email ?? null,
    buyer: {
      name: purchase.buyer_name,
      email: purchase.buyer_email,
      tax_id: purchase.tax?.tax_id ?? null,
    },
    tax_note: taxNote(purchase),
    paid_at: purchase.paid_at.toISOString(),
    currency_code: purchase.currency_code,
    lines: receiptLines(purchase, facts.refundedMinor),
    amount_minor: minorToJson(purchase.amount_minor),
    refunded_minor: minorToJson(facts.refundedMinor),
    card: await cardOf(tx, purchase),
    is_test: providerName(purchase) === "demo",
    terms: {
      version: purchase.terms_version,
      accepted_at: purchase.terms_accepted_at?.toISOString() ?? null,
    },
    state: purchase.state,
    disputed: standing === "needs_response" || standing === "under_review",
    refund: await refundPart(tx, purchase, facts, now),
  }
}

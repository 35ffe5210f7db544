import { minor } from "@codex/kernel"
import { z } from "@medusajs/framework/zod"
import { DISPUTE_RANK, noNews, PAYMENT_RANK, REFUND_RANK } from "./money-object"
import type { MoneyNews, ObjectNews } from "./money-object"

const amount = z.int().min(0)
const id = z.string().min(1).max(255)
/** Stripe sends an id, or the object where somebody asked to expand it. */
const ref = z
  .union([z.string(), z.looseObject({ id: z.string() }).transform((o) => o.id)])
  .nullish()

const envelope = z.object({
  id,
  type: z.string(),
  created: z.int(),
  livemode: z.boolean().nullish(),
  data: z.object({ object: z.unknown() }),
})

const intent = z.object({
  id,
  amount_received: amount.default(0),
  currency: z.string(),
})

export const stripeRefund = z.object({
  id,
  amount,
  currency: z.string(),
  status: z.string().nullable(),
  payment_intent: ref,
  charge: ref,
  metadata: z.record(z.string(), z.string()).nullish(),
  failure_reason: z.string().nullish(),
})

const charge = z.object({
  id,
  currency: z.string(),
  payment_intent: ref,
  amount_refunded: amount.default(0),
  refunds: z.object({ data: z.array(stripeRefund) }).nullish(),
  balance_transaction: z.unknown(),
  payment_method_details: z
    .object({
      card: z
        .object({ brand: z.string().nullish(), last4: z.string().nullish() })
        .nullish(),
    })
    .nullish(),
})

const movement = z.object({ fee: z.int().default(0) })

const dispute = z.object({
  id,
  amount,
  currency: z.string(),
  status: z.string(),
  reason: z.string().default(""),
  created: z.int(),
  payment_intent: ref,
  charge: ref,
  balance_transactions: z.array(movement).default([]),
  evidence_details: z.object({ due_by: z.int().nullish() }).nullish(),
})

/** The fee of the charge's own movement on the balance, where it is expanded. */
const expandedFee = z.object({ id, fee: amount, currency: z.string() })

type Refund = z.infer<typeof stripeRefund>

const refundNews = (refund: Refund): ObjectNews => ({
  object_id: refund.id,
  kind: "refund",
  payment_id: refund.payment_intent ?? refund.charge ?? refund.id,
  rank: REFUND_RANK[refund.status ?? "pending"] ?? 0,
  state: refund.status ?? "pending",
  amount_minor: minor(refund.amount),
  currency_code: refund.currency,
  data: {
    refund_request_id: refund.metadata?.refund_request_id ?? null,
    failure_reason: refund.failure_reason ?? null,
  },
})

function intentNews(body: unknown, state: string): MoneyNews {
  const { id: payment, amount_received, currency } = intent.parse(body)
  const object: ObjectNews = {
    object_id: payment,
    kind: "payment",
    payment_id: payment,
    rank: PAYMENT_RANK[state] ?? 0,
    state,
    amount_minor: minor(state === "succeeded" ? amount_received : 0),
    currency_code: currency,
    data: {},
  }
  const fetch =
    state === "succeeded" ? [{ paymentId: payment, ref: payment }] : []
  return { ...noNews, objects: [object], fetch }
}

function chargeNews(body: unknown): MoneyNews {
  const told = charge.parse(body)
  const payment = told.payment_intent ?? told.id
  const fee = expandedFee.safeParse(told.balance_transaction)
  const refunds = (told.refunds?.data ?? []).map((refund) =>
    refundNews({ ...refund, payment_intent: payment })
  )
  const seen = refunds.reduce((sum, { amount_minor }) => sum + amount_minor, 0n)
  return {
    ...noNews,
    objects: [
      ...refunds,
      ...(fee.success
        ? [feeNews(payment, fee.data, told.payment_method_details?.card)]
        : []),
    ],
    // Newer API versions leave the list of refunds out of the charge.
    fetch:
      seen < minor(told.amount_refunded)
        ? [{ paymentId: payment, ref: `${payment}#${told.amount_refunded}` }]
        : [],
  }
}

/** The card is kept with the fee: both come with the charge, once. */
const feeNews = (
  payment: string,
  { fee, currency }: z.infer<typeof expandedFee>,
  card: { brand?: string | null; last4?: string | null } | null | undefined
): ObjectNews => ({
  object_id: `fee_${payment}`,
  kind: "fee",
  payment_id: payment,
  rank: 1,
  state: "known",
  amount_minor: minor(fee),
  currency_code: currency,
  data: card?.last4
    ? { card_brand: card.brand ?? "", card_last4: card.last4 }
    : {},
})

function disputeNews(body: unknown): MoneyNews {
  const told = dispute.parse(body)
  const moves = told.balance_transactions
  const fee = moves.reduce((sum, each) => sum + each.fee, 0)
  const object: ObjectNews = {
    object_id: told.id,
    kind: "dispute",
    payment_id: told.payment_intent ?? told.charge ?? told.id,
    rank: (DISPUTE_RANK[told.status] ?? 0) + Math.min(moves.length, 9),
    state: told.status,
    amount_minor: minor(told.amount),
    currency_code: told.currency,
    data: {
      fee_minor: Math.max(0, fee),
      reason: told.reason,
      opened_at: told.created,
      due_by: told.evidence_details?.due_by ?? null,
    },
  }
  return { ...noNews, objects: [object] }
}

const READERS: [RegExp, (body: unknown) => MoneyNews][] = [
  [/^payment_intent\.succeeded$/, (body) => intentNews(body, "succeeded")],
  [/^payment_intent\.payment_failed$/, (body) => intentNews(body, "failed")],
  [/^payment_intent\.canceled$/, (body) => intentNews(body, "canceled")],
  [
    /^(refund\.(created|updated|failed)|charge\.refund\.updated)$/,
    (body) => ({ ...noNews, objects: [refundNews(stripeRefund.parse(body))] }),
  ],
  [/^charge\.dispute\./, disputeNews],
  [/^charge\.(succeeded|updated|captured|refunded)$/, chargeNews],
]

/** Reads a Stripe event; throws where signed content makes no sense. */
export function stripeNews(body: unknown): MoneyNews {
  const event = envelope.parse(body)
  const [, read] = READERS.find(([type]) => type.test(event.type)) ?? []
  const news = read ? read(event.data.object) : noNews
  return { ...news, livemode: event.livemode ?? null }
}

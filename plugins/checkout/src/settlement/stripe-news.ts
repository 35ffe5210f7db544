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
  account: z.string().nullish(),
  data: z.object({ object: z.unknown() }),
})

const intent = z.object({
  id,
  amount_received: amount.default(0),
  currency: z.string(),
  application_fee_amount: amount.nullish(),
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
  application_fee: z.unknown(),
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
const expandedFee = z
  .object({
    id,
    fee: amount,
    currency: z.string(),
    fee_details: z
      .array(z.object({ amount: z.int(), type: z.string() }))
      .default([]),
  })
  .transform(({ fee_details: details, ...movement }) => ({
    ...movement,
    // On a connected account the platform's part is among the fees.
    fee: details
      .filter(({ type }) => type === "application_fee")
      .reduce((left, each) => left - each.amount, movement.fee),
  }))

/** What the platform took of a direct charge, where it is expanded. */
const expandedApplicationFee = z.object({
  id,
  amount_refunded: amount,
  currency: z.string(),
})

/** Told to the platform, about a charge of a connected account. */
const applicationFee = z.object({
  id,
  account: z.string(),
  charge: z.string(),
  amount_refunded: amount,
})

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
  const told = intent.parse(body)
  const { id: payment, amount_received, currency } = told
  const object: ObjectNews = {
    object_id: payment,
    kind: "payment",
    payment_id: payment,
    rank: PAYMENT_RANK[state] ?? 0,
    state,
    amount_minor: minor(state === "succeeded" ? amount_received : 0),
    currency_code: currency,
    data: told.application_fee_amount
      ? { application_fee_minor: told.application_fee_amount }
      : {},
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
      ...applicationFeeNews(payment, told.application_fee),
    ],
    // Newer API versions leave the list of refunds out of the charge, and all
    // what the platform gave back of its fee with them.
    fetch:
      seen < minor(told.amount_refunded) ||
      (typeof told.application_fee === "string" && seen > 0n)
        ? [{ paymentId: payment, ref: `${payment}#${told.amount_refunded}` }]
        : [],
  }
}

function applicationFeeNews(payment: string, told: unknown): ObjectNews[] {
  const fee = expandedApplicationFee.safeParse(told)
  return fee.success && fee.data.amount_refunded > 0
    ? [
        {
          object_id: fee.data.id,
          kind: "application_fee",
          payment_id: payment,
          // It only ever grows.
          rank: fee.data.amount_refunded,
          state: "given_back",
          amount_minor: minor(fee.data.amount_refunded),
          currency_code: fee.data.currency,
          data: {},
        },
      ]
    : []
}

/** Names the charge and not its payment, so the charge is asked about. */
function givenBackNews(body: unknown): MoneyNews {
  const {
    id: fee,
    account,
    charge,
    amount_refunded,
  } = applicationFee.parse(body)
  const ref = `${fee}#${amount_refunded}`
  return { ...noNews, fetch: [{ paymentId: charge, ref, account, charge }] }
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
  [/^application_fee\.refunded$/, givenBackNews],
  [/^charge\.(succeeded|updated|captured|refunded)$/, chargeNews],
]

/** What happened on a connected account, with where that was. */
function onAccount(account: string | null, news: MoneyNews): MoneyNews {
  if (!account) {
    return news
  }
  return {
    ...news,
    account,
    objects: news.objects.map((object) =>
      object.kind === "payment"
        ? { ...object, data: { ...object.data, account } }
        : object
    ),
    fetch: news.fetch.map((each) => ({ ...each, account })),
  }
}

/** Reads a Stripe event; throws where signed content makes no sense. */
export function stripeNews(body: unknown): MoneyNews {
  const event = envelope.parse(body)
  const [, read] = READERS.find(([type]) => type.test(event.type)) ?? []
  const news = read ? read(event.data.object) : noNews
  return onAccount(event.account ?? null, {
    ...news,
    livemode: event.livemode ?? null,
  })
}

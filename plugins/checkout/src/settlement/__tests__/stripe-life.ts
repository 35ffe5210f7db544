/** One payment's life as Stripe tells it, seven events of three objects. */
const PAYMENT = "pi_1"
const CHARGE = "ch_1"

let serial = 0
export interface StripeEvent {
  id: string
  object: string
  type: string
  created: number
  livemode: boolean
  data: { object: object }
}

const event = (type: string, object: object): StripeEvent => ({
  id: `evt_${++serial}`,
  object: "event",
  type,
  created: 1_790_000_000 + serial,
  livemode: false,
  data: { object },
})

const refund = (status: string, amount: number) => ({
  id: "re_1",
  object: "refund",
  amount,
  currency: "usd",
  status,
  payment_intent: PAYMENT,
  charge: CHARGE,
  metadata: {},
})

const dispute = (status: string, amount: number, movements: object[]) => ({
  id: "dp_1",
  object: "dispute",
  amount,
  currency: "usd",
  status,
  reason: "fraudulent",
  created: 1_790_000_000,
  payment_intent: PAYMENT,
  charge: CHARGE,
  balance_transactions: movements,
})

const WITHDRAWN = { id: "txn_w", amount: -4_000, fee: 1_500 }
const REINSTATED = { id: "txn_r", amount: 4_000, fee: 0 }

export interface LifeEnd {
  dispute: "won" | "lost"
  refund: "succeeded" | "failed"
}

type Seven<T> = readonly [T, T, T, T, T, T, T]

/** Seven events; every order of them must end the same. */
export function stripeLife(end: LifeEnd): Seven<StripeEvent> {
  const closing = end.dispute === "won" ? [WITHDRAWN, REINSTATED] : [WITHDRAWN]
  const charge = {
    id: CHARGE,
    object: "charge",
    amount: 5_000,
    currency: "usd",
    payment_intent: PAYMENT,
  }
  return [
    event("payment_intent.succeeded", {
      id: PAYMENT,
      object: "payment_intent",
      amount: 5_000,
      amount_received: 5_000,
      currency: "usd",
      metadata: {},
    }),
    event("charge.updated", {
      ...charge,
      amount_refunded: 0,
      balance_transaction: { id: "txn_1", fee: 230, currency: "usd" },
    }),
    event("refund.created", refund("pending", 1_000)),
    event("refund.updated", refund("succeeded", 1_000)),
    end.refund === "failed"
      ? event("refund.failed", refund("failed", 1_000))
      : event("charge.refunded", {
          ...charge,
          amount_refunded: 1_000,
          balance_transaction: "txn_1",
          refunds: { data: [refund("succeeded", 1_000)] },
        }),
    event(
      "charge.dispute.created",
      dispute("needs_response", 4_000, [WITHDRAWN])
    ),
    event("charge.dispute.closed", dispute(end.dispute, 4_000, closing)),
  ]
}

export function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length <= 1) {
    yield [...items]
    return
  }
  for (const [index, item] of items.entries()) {
    const others = items.filter((_, at) => at !== index)
    for (const rest of permutations(others)) {
      yield [item, ...rest]
    }
  }
}

import type Stripe from "stripe"
import { isReplayedFault, outcomeOfError } from "./stripe-error"
import type { PayoutOrder, PayoutRail, PayoutResult } from "./port"

/** Stripe keeps the earliest pages only; a payout is found within a day's worth. */
const PAGE = 100

/** A few minutes before the row, since clocks differ. */
const since = ({ payout }: PayoutOrder) => ({
  gte: Math.floor(payout.created_at.getTime() / 1_000) - 600,
})

function account({ destination }: PayoutOrder): string {
  if (!destination.external_id) {
    throw new Error(`Destination ${destination.id} has no Stripe account`)
  }
  return destination.external_id
}

const amount = ({ payout }: PayoutOrder) => ({
  amount: Number(payout.amount_minor),
  currency: payout.currency_code,
  metadata: { payout_id: payout.id },
})

/**
 * Looks, and makes what is not there. A key whose first try ended in a 500
 * repeats that 500 for a day. Only when Stripe says that it repeats, and the
 * object is still not there, is the first try proven to have made nothing;
 * then one more key is used (RELIABILITY §0 rule 5).
 */
async function once<Found>(
  find: () => Promise<Found | undefined>,
  create: (key: string) => Promise<Found>,
  key: string
): Promise<Found> {
  const found = await find()
  if (found) {
    return found
  }
  try {
    return await create(key)
  } catch (error) {
    if (!isReplayedFault(error)) {
      throw error
    }
    return (await find()) ?? (await create(`${key}:again`))
  }
}

/** First from the platform to the connected account … */
function transfer(
  stripe: Stripe,
  order: PayoutOrder
): Promise<Stripe.Transfer> {
  const { id } = order.payout
  const body = {
    ...amount(order),
    destination: account(order),
    transfer_group: id,
  }
  const find = async () => {
    const page = { transfer_group: id, limit: PAGE }
    const { data } = await stripe.transfers.list(page)
    return data.find((each) => each.metadata.payout_id === id)
  }
  return once(
    find,
    (idempotencyKey) => stripe.transfers.create(body, { idempotencyKey }),
    id
  )
}

/** … then from there to the payee's bank. */
function bankPayout(
  stripe: Stripe,
  order: PayoutOrder
): Promise<Stripe.Payout> {
  const { id } = order.payout
  const stripeAccount = account(order)
  const find = async () => {
    const page = { created: since(order), limit: PAGE }
    const { data } = await stripe.payouts.list(page, { stripeAccount })
    return data.find((each) => each.metadata?.payout_id === id)
  }
  return once(
    find,
    (idempotencyKey) =>
      stripe.payouts.create(amount(order), { stripeAccount, idempotencyKey }),
    `${id}:payout`
  )
}

function standing(payout: Stripe.Payout, transferId: string): PayoutResult {
  const ids = { externalId: payout.id, transferId }
  if (payout.status === "failed" || payout.status === "canceled") {
    const reason =
      payout.failure_message ?? `The bank's answer: ${payout.status}`
    return { state: "failed", reason, transferId }
  }
  return { state: payout.status === "paid" ? "paid" : "in_transit", ...ids }
}

/**
 * Goes as far as it can. It always looks before it sends: an idempotency key
 * is forgotten after a day, and the answer of a first try may have been lost.
 */
async function advance(
  stripe: Stripe,
  order: PayoutOrder
): Promise<PayoutResult> {
  let transferId: string | undefined
  try {
    const sent = await transfer(stripe, order)
    if (sent.reversed) {
      return { state: "failed", reason: "The transfer was reversed" }
    }
    transferId = sent.id
    return standing(await bankPayout(stripe, order), transferId)
  } catch (error) {
    return { ...outcomeOfError(error), ...(transferId ? { transferId } : {}) }
  }
}

async function takeBack(
  stripe: Stripe,
  { payout }: PayoutOrder
): Promise<PayoutResult> {
  if (!payout.transfer_id) {
    return { state: "taken_back" }
  }
  try {
    const sent = await stripe.transfers.retrieve(payout.transfer_id)
    if (!sent.reversed) {
      await stripe.transfers.createReversal(
        payout.transfer_id,
        { metadata: { payout_id: payout.id } },
        { idempotencyKey: `${payout.id}:reversal` }
      )
    }
    return { state: "taken_back" }
  } catch (error) {
    return outcomeOfError(error)
  }
}

/** Payouts through Stripe Connect: transfer, then payout of that account. */
export function stripeConnectRail(stripe: Stripe): PayoutRail {
  return {
    id: "stripe-connect",
    create: (order) => advance(stripe, order),
    reconcile: (order) => advance(stripe, order),
    takeBack: (order) => takeBack(stripe, order),
  }
}

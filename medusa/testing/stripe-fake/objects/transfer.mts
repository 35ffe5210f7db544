import type Stripe from "stripe"
import { ApiError, refused } from "../http/errors.mts"
import type { World } from "../state/world.mts"
import { assertBalance, book } from "./balance.mts"

export interface TransferInput {
  amount: number
  currency: string
  destination: string
  description?: string
  metadata?: Record<string, string>
  transfer_group?: string
  source_transaction?: string
}

/** Money of the platform goes to a connected account's balance. */
export function createTransfer(
  world: World,
  input: TransferInput
): Stripe.Transfer {
  const account = world.accounts.get(null, input.destination)
  if (account.capabilities?.transfers !== "active") {
    throw refused(
      "Your destination account needs to have at least one of the following capabilities enabled: transfers",
      "insufficient_capabilities_for_transfer"
    )
  }
  assertBalance(world, null, input)
  const id = world.id("tr")
  const { amount, currency } = input
  const out = book(world, null, {
    type: "transfer",
    category: "transfer",
    amount: -amount,
    currency,
    source: id,
  })
  const payment = world.id("py")
  book(world, account.id, {
    type: "payment",
    category: "charge",
    amount,
    currency,
    source: payment,
  })
  const transfer = {
    id,
    object: "transfer",
    amount,
    amount_reversed: 0,
    balance_transaction: out.id,
    created: world.now,
    currency,
    description: input.description ?? null,
    destination: account.id,
    destination_payment: payment,
    livemode: false,
    metadata: input.metadata ?? {},
    reversals: {
      object: "list",
      data: [],
      has_more: false,
      url: `/v1/transfers/${id}/reversals`,
    },
    reversed: false,
    source_transaction: input.source_transaction ?? null,
    source_type: "card",
    transfer_group: input.transfer_group ?? null,
  } satisfies Stripe.Transfer
  world.transfers.add(null, transfer)
  world.emit(null, "transfer.created", transfer)
  return transfer
}

/** Possible only while the destination still has the money. */
export function reverseTransfer(
  world: World,
  transfer: Stripe.Transfer,
  input: { amount?: number; metadata?: Record<string, string> }
): Stripe.TransferReversal {
  const left = transfer.amount - transfer.amount_reversed
  const amount = input.amount ?? left
  if (amount < 1 || amount > left) {
    throw new ApiError(
      400,
      `Reversal amount (${amount}) is greater than unreversed amount on transfer (${left})`,
      { param: "amount" }
    )
  }
  const { currency } = transfer
  const destination = transfer.destination as string
  assertBalance(world, destination, { amount, currency })
  const id = world.id("trr")
  const back = book(world, null, {
    type: "transfer_refund",
    category: "transfer_reversal",
    amount,
    currency,
    source: id,
  })
  book(world, destination, {
    type: "payment_refund",
    category: "refund",
    amount: -amount,
    currency,
    source: id,
  })
  const reversal = {
    id,
    object: "transfer_reversal",
    amount,
    balance_transaction: back.id,
    created: world.now,
    currency,
    destination_payment_refund: null,
    metadata: input.metadata ?? {},
    source_refund: null,
    transfer: transfer.id,
  } satisfies Stripe.TransferReversal
  world.reversals.add(null, reversal)
  transfer.amount_reversed += amount
  transfer.reversed = transfer.amount_reversed === transfer.amount
  transfer.reversals.data.unshift(reversal)
  world.emit(null, "transfer.reversed", transfer)
  return reversal
}

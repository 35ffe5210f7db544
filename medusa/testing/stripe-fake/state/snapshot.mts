import { balanceOf } from "../objects/balance.mts"
import type { WebhookSender } from "../webhooks/sender.mts"
import type { World } from "./world.mts"

/** Everything a test may want to count, as plain JSON. */
export function snapshot({
  world,
  sender,
}: {
  world: World
  sender: WebhookSender
}) {
  return {
    payment_intents: world.paymentIntents.all(),
    charges: world.charges.all(),
    refunds: world.refunds.all(),
    application_fees: world.applicationFees.all(),
    disputes: world.disputes.all(),
    transfers: world.transfers.all(),
    transfer_reversals: world.reversals.all(),
    payouts: world.payouts.all(),
    accounts: world.accounts.all(),
    tax_calculations: world.taxCalculations.all(),
    tax_transactions: world.taxTransactions.all(),
    balance_transactions: world.transactions.all(),
    /** The platform's own, net of fees. */
    platform_transactions: world.transactions.list(null),
    /** Net of fees, by connected account. */
    account_balances_usd: Object.fromEntries(
      world.accounts.all().map(({ id }) => [id, balanceOf(world, id, "usd")])
    ),
    balance_usd: balanceOf(world, null, "usd"),
    events: world.events.all().map(({ id, type }) => ({ id, type })),
    deliveries: sender.attempts,
    held: sender.heldCount,
    requests: world.requests,
  }
}

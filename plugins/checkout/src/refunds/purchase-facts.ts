import { listGrantsOfSource } from "@codex/entitlements"
import { getBalances } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import { payoutPolicyAt, type PositionFacts } from "@codex/payouts"
import { consumptionOf } from "@codex/plugin-access/workflows"
import type { Consumption } from "@codex/plugin-access/workflows"
import { parseWaterfall } from "@codex/plugin-wallet/workflows"
import { listPaymentObjects, type Purchase } from "@codex/purchases"
import { providerName } from "../checkout/provider-name"
import { PURCHASE_GRANTS } from "../settlement/apply-access"
import { factsOf } from "../settlement/facts"

/** Money facts of a purchase as settlement sees them. */
export async function positionFacts(
  tx: Tx,
  purchase: Purchase
): Promise<PositionFacts> {
  const provider = providerName(purchase)
  const objects = await listPaymentObjects(tx, provider, purchase.payment_id)
  return factsOf(objects, true)
}

/** What the buyer has played of everything this purchase gave. */
export async function purchaseConsumption(
  tx: Tx,
  purchase: Purchase
): Promise<Consumption> {
  const grants = await listGrantsOfSource(tx, {
    sourceKinds: PURCHASE_GRANTS,
    sourceId: purchase.id,
  })
  const posts = new Set(grants.map(({ post_id }) => post_id))
  return consumptionOf(tx, purchase.customer_id, [...posts])
}

/** Below this a wallet pays no more refunds of its own accord. */
export const walletFloor = async (tx: Tx, at: Date): Promise<bigint> =>
  BigInt((await payoutPolicyAt(tx, at)).negative_floor_minor)

/** The lowest wallet among those who would give money back. */
export async function lowestWallet(
  tx: Tx,
  purchase: Purchase
): Promise<bigint> {
  const { shares } = parseWaterfall(purchase.waterfall)
  let lowest = 0n
  for (const { payee_id } of shares) {
    const balances = await getBalances(tx, `payee:${payee_id}`)
    const own = balances
      .filter(
        ({ account, currency }) =>
          currency === purchase.currency_code &&
          /:(pending|available)$/.test(account)
      )
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
    lowest = own < lowest ? own : lowest
  }
  return lowest
}

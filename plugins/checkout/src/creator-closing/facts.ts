import { listMembers } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import { getBalances } from "@codex/ledger"
import { isOver, listPayouts, PAYOUT_STATES } from "@codex/payouts"
import { sellerWaits } from "@codex/purchases"
import type { ClosingObstacle } from "../contract"
import {
  ownedBrands,
  walletsOf,
  type Holdings,
} from "../creator-data/own-creator"
import { obstaclesOf, type WalletFacts } from "./obstacles"

/** A payout that was paid may still come back; the books wait for it alone. */
const OPEN = PAYOUT_STATES.filter((state) => !isOver(state) && state !== "paid")

async function walletFacts(
  tx: Tx,
  { id: payeeId, name, organizationId }: ReturnType<typeof walletsOf>[number]
): Promise<WalletFacts> {
  const { count } = await listPayouts(tx, {
    organizationId,
    payeeId,
    states: OPEN,
    limit: 1,
    offset: 0,
  })
  return {
    name,
    balances: await getBalances(tx, `payee:${payeeId}`),
    isPayoutOpen: count > 0,
  }
}

/** Looks at everything that may stand in the way of closing. */
export async function findObstacles(
  tx: Tx,
  of: Holdings
): Promise<ClosingObstacle[]> {
  const brands = ownedBrands(of)
  const shared: string[] = []
  for (const { id, name } of brands) {
    if ((await listMembers(tx, id)).length > 1) {
      shared.push(name)
    }
  }
  const wallets: WalletFacts[] = []
  for (const wallet of walletsOf(of)) {
    wallets.push(await walletFacts(tx, wallet))
  }
  const waits = await sellerWaits(tx, {
    creatorId: of.creator.id,
    organizationIds: brands.map(({ id }) => id),
  })
  return obstaclesOf({ shared, wallets, waits })
}

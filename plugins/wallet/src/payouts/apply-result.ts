import type { Tx } from "@codex/kernel"
import { getPayout, setPayoutFacts, type Payout } from "@codex/payouts"
import type { PayoutResult } from "../rails/port"
import { moveLocked } from "./move"

const ids = (result: { externalId?: string; transferId?: string }) => ({
  ...(result.externalId ? { external_id: result.externalId } : {}),
  ...(result.transferId ? { transfer_id: result.transferId } : {}),
})

/** Money that came back: to the wallet, from wherever it stood in the books. */
export function finishTakeBack(
  tx: Tx,
  payout: Payout,
  by: string
): Promise<boolean> {
  const to = payout.paid_at ? "returned" : "failed"
  return moveLocked(tx, payout, { to, by, note: payout.failure })
}

/** Writes down what a rail answered; an answer that says nothing new is fine. */
export async function applyResult(
  tx: Tx,
  id: string,
  result: PayoutResult
): Promise<void> {
  const payout = await getPayout(tx, id, { lock: true })
  if (!payout) {
    return
  }
  const by = "provider"
  switch (result.state) {
    case "waiting":
      return
    case "in_transit":
    case "paid": {
      const facts = { ...ids(result), failure: null }
      await setPayoutFacts(tx, id, facts)
      await moveLocked(tx, payout, { to: result.state, by })
      return
    }
    case "unknown": {
      await setPayoutFacts(tx, id, { ...ids(result), failure: result.reason })
      await moveLocked(tx, payout, { to: "unknown", by, note: result.reason })
      return
    }
    case "failed": {
      await setPayoutFacts(tx, id, { ...ids(result), failure: result.reason })
      const to = result.transferId ? "reversing" : "failed"
      await moveLocked(tx, payout, { to, by, note: result.reason })
      return
    }
    case "taken_back":
      await finishTakeBack(tx, payout, by)
  }
}

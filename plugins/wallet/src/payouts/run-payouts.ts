import { withPlatform, type Pg } from "@codex/kernel"
import {
  claimPayouts,
  getDestination,
  type Payout,
  type PayoutState,
} from "@codex/payouts"
import type { PayoutOrder, PayoutRail, PayoutResult } from "../rails/port"
import { applyResult } from "./apply-result"
import { movePayout } from "./move"

const BATCH = 20

type Turn = (rail: PayoutRail, order: PayoutOrder) => Promise<PayoutResult>

const TURNS: { states: PayoutState[]; run: Turn }[] = [
  { states: ["reversing"], run: (rail, order) => rail.takeBack(order) },
  {
    states: ["submitting", "unknown", "in_transit"],
    run: (rail, order) => rail.reconcile(order),
  },
  { states: ["approved"], run: (rail, order) => rail.create(order) },
]

/**
 * Marks a payout as on its way before anything is sent. One whose destination
 * has been replaced since is given back instead: nobody approved the new one.
 */
async function begin(pg: Pg, payout: Payout): Promise<PayoutOrder | null> {
  return withPlatform(pg, "begin a payout", async (tx) => {
    const destination = await getDestination(tx, payout.destination_id)
    if (!destination) {
      return null
    }
    if (payout.state !== "approved") {
      return { payout, destination }
    }
    if (destination.state !== "active") {
      const note = "The payout destination was changed. Ask for it again."
      await movePayout(tx, payout.id, { to: "canceled", by: "provider", note })
      return null
    }
    const begun = await movePayout(tx, payout.id, {
      to: "submitting",
      by: "provider",
    })
    return begun ? { payout, destination } : null
  })
}

/**
 * One round with a rail: row first, then the call outside any transaction,
 * then what it answered. Dying in between leaves `submitting`, which the next
 * round reconciles before it sends anything (RELIABILITY §0 rule 5).
 */
export async function runPayouts(pg: Pg, rail: PayoutRail): Promise<number> {
  let seen = 0
  for (const { states, run } of TURNS) {
    const due = await withPlatform(pg, "claim payouts", (tx) =>
      claimPayouts(tx, { provider: rail.id, states, limit: BATCH })
    )
    for (const payout of due) {
      const order = await begin(pg, payout)
      if (order) {
        const result = await run(rail, order)
        await withPlatform(pg, "note a payout's result", (tx) =>
          applyResult(tx, payout.id, result)
        )
      }
    }
    seen += due.length
  }
  return seen
}

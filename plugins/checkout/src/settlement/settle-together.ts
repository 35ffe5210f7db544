import { withPlatform } from "@codex/kernel"
import type { Pg, Tx } from "@codex/kernel"
import type { InboxEvent } from "@codex/purchases"
import { PostedInBetween, SaleJournals } from "./sale-journals"
import { LostLease, settle } from "./settle"

/** Only payments: what follows one locks balances before the group's end. */
const PAYMENTS = [
  "payment.succeeded",
  "payment.failed",
  "payment.canceled",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.canceled",
]

/**
 * Groups lock checkouts in one order, so that none waits for another in a
 * circle. What may still cross (one buyer's two checkouts of a post, twice)
 * Postgres ends, and that group is settled one by one.
 */
function inOrder(events: readonly InboxEvent[]): InboxEvent[] {
  const keyOf = (event: InboxEvent) => event.payment_session_id ?? ""
  return [...events].sort((a, b) => keyOf(a).localeCompare(keyOf(b)))
}

/** Settles one of the group; `false` when it was taken back. */
async function settleWithin(
  tx: Tx,
  sales: SaleJournals,
  event: InboxEvent
): Promise<boolean> {
  await tx.raw("savepoint settle_one")
  try {
    await sales.within(() => settle(tx, event))
    await tx.raw("release savepoint settle_one")
    return true
  } catch (error) {
    if (error instanceof PostedInBetween) {
      throw error
    }
    await tx.raw("rollback to savepoint settle_one")
    // Another worker has it: it is neither settled here nor left to do.
    return error instanceof LostLease
  }
}

/**
 * Group commit: one transaction for many events, their sales posted with one
 * statement. Returns the events that must be settled alone: those that failed
 * among the others, and all of them when the group as a whole did.
 */
export async function settleTogether(
  pg: Pg,
  events: readonly InboxEvent[]
): Promise<InboxEvent[]> {
  const together = events.filter(({ type }) => PAYMENTS.includes(type))
  const alone = events.filter((event) => !together.includes(event))
  if (together.length < 2) {
    return [...events]
  }
  try {
    await withPlatform(pg, "settle together", async (tx) => {
      const sales = new SaleJournals(tx)
      for (const event of inOrder(together)) {
        if (!(await settleWithin(tx, sales, event))) {
          alone.push(event)
        }
      }
      await sales.post()
    })
    return alone
  } catch {
    // Whatever it was, it comes again for the event it belongs to, and is
    // told there. What did commit is found finished and left as it is.
    return [...events]
  }
}

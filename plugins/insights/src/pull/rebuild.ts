import { awaitMark, moveMark, presentMark } from "@codex/insights"
import type { Tx } from "@codex/kernel"
import { listSellerDays } from "@codex/purchases"
import { recompute } from "./recompute"

const DAYS_AT_ONCE = 500

/**
 * Makes every day say what the purchases say, and reads changes from now on.
 * Events stay as they are: they are appended, never worked out again.
 */
export async function rebuildRollups(tx: Tx): Promise<number> {
  await awaitMark(tx)
  // Before the sums: what commits meanwhile is read once more, not missed.
  const mark = await presentMark(tx)
  const days = await listSellerDays(tx)
  for (let from = 0; from < days.length; from += DAYS_AT_ONCE) {
    await recompute(tx, days.slice(from, from + DAYS_AT_ONCE))
  }
  await moveMark(tx, mark)
  return days.length
}

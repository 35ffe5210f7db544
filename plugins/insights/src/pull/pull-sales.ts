import { moveMark, recordSales, takeMark } from "@codex/insights"
import type { Mark, SaleFact } from "@codex/insights"
import { withPlatform } from "@codex/kernel"
import type { Pg, Tx } from "@codex/kernel"
import { listChangedPurchases } from "@codex/purchases"
import type { ChangedPurchase, SellerDay } from "@codex/purchases"
import { rebuildRollups } from "./rebuild"
import { recompute } from "./recompute"

const AT_ONCE = 500
const BEGINNING: Mark = { xid: "0", id: "" }

function daysOf(changed: readonly ChangedPurchase[]): SellerDay[] {
  const days = changed.map(({ organization_id, day }) => ({
    organization_id,
    day,
  }))
  const byKey = new Map(
    days.map((each) => [`${each.organization_id} ${each.day}`, each])
  )
  return [...byKey.values()]
}

const toFact = (row: ChangedPurchase): SaleFact => ({
  purchase_id: row.id,
  version: row.changed_xid,
  organization_id: row.organization_id,
  creator_id: row.creator_id,
  post_id: row.post_id,
  customer_id: row.customer_id,
  currency_code: row.currency_code,
  amount_minor: row.amount_minor,
  returned_minor: row.returned_minor,
  sold_at: row.settled_at,
})

/**
 * One turn: what has changed since the watermark, the days it touched, and
 * the watermark, or nothing of it. Returns how many purchases it took; fewer
 * than `limit` means that there are no more.
 */
export async function pullSales(tx: Tx, limit = AT_ONCE): Promise<number> {
  const after = await takeMark(tx)
  if (!after) {
    return 0
  }
  if (after.ahead) {
    // As after a restore: the sums first, then all events once more.
    await rebuildRollups(tx)
    await moveMark(tx, BEGINNING)
    return limit
  }
  const { rows, mark } = await listChangedPurchases(tx, { after, limit })
  if (rows.length > 0) {
    await recompute(tx, daysOf(rows))
    await recordSales(tx, rows.map(toFact))
    await moveMark(tx, mark)
  }
  return rows.length
}

/** Turns, until there is nothing left or somebody else is at it. */
export async function drainSales(pg: Pg): Promise<void> {
  let taken = AT_ONCE
  while (taken >= AT_ONCE) {
    taken = await withPlatform(pg, "insights: pull sales", (tx) =>
      pullSales(tx)
    )
  }
}

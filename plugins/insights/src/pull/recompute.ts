import { putSaleDays } from "@codex/insights"
import type { Tx } from "@codex/kernel"
import { sumSales } from "@codex/purchases"
import type { SellerDay } from "@codex/purchases"

/** Makes these days say what the purchases say. */
export async function recompute(
  tx: Tx,
  days: readonly SellerDay[]
): Promise<void> {
  await putSaleDays(tx, await sumSales(tx, days))
}

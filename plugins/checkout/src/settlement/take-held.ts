import type { Tx } from "@codex/kernel"
import { markDiscountUsed, markSold } from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import type { ParkReason } from "./settled"

class Gone extends Error {
  constructor(readonly reason: ParkReason) {
    super(reason)
  }
}

async function takeBoth(tx: Tx, line: CheckoutLine): Promise<void> {
  if (line.supply_limit !== null && !(await markSold(tx, line.id))) {
    throw new Gone("sold_out")
  }
  if (line.discount && !(await markDiscountUsed(tx, line.id))) {
    throw new Gone("discount_used_up")
  }
}

/**
 * Makes the held place and the held discount real. Money that came too late
 * for either takes neither: what was taken first goes back with the savepoint.
 */
export async function takeHeld(
  tx: Tx,
  line: CheckoutLine
): Promise<ParkReason | null> {
  try {
    await (line.supply_limit !== null && line.discount
      ? tx.transaction((inner) => takeBoth(inner, line))
      : takeBoth(tx, line))
    return null
  } catch (error) {
    if (error instanceof Gone) {
      return error.reason
    }
    throw error
  }
}

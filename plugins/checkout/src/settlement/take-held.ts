import type { Tx } from "@codex/kernel"
import { markDiscountUsed, markSold } from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import { isGroup } from "./sale-journals"
import type { ParkReason } from "./settled"

/**
 * Groups keep what they took until their end. Two of them taking supply and
 * discounts would wait for each other in a circle, so one does at a time and
 * the other settles such a sale alone.
 */
async function takeTurn(tx: Tx): Promise<void> {
  const { rows } = await tx.raw<{ rows: { mine: boolean }[] }>(
    "select pg_try_advisory_xact_lock(hashtext('codex.settle-together')) as mine"
  )
  if (rows[0]?.mine !== true) {
    throw new Error("Another group is taking supply and discounts")
  }
}

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
  if (line.supply_limit === null && !line.discount) {
    return null
  }
  if (isGroup(tx)) {
    await takeTurn(tx)
  }
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

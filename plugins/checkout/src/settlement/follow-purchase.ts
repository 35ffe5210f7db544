import type { Tx } from "@codex/kernel"
import type { PositionFacts } from "@codex/payouts"
import {
  getPurchase,
  isSuperseded,
  listPaymentObjects,
  listRefundRequests,
  lockPurchases,
  moveRefundRequest,
  setPurchaseMoney,
} from "@codex/purchases"
import type { PaymentObject, Purchase, PurchaseMoney } from "@codex/purchases"
import { registeredReversals } from "../lib/registries"
import { applyAccess } from "./apply-access"
import { accessOf, factsOf } from "./facts"
import { followObjects } from "./follow-objects"
import { causeOf, postPosition } from "./post-position"
import type { Step } from "./post-position"

const least = (a: bigint, b: bigint) => (a < b ? a : b)

async function nextState(
  tx: Tx,
  before: PurchaseMoney,
  returned: boolean
): Promise<PurchaseMoney["state"]> {
  if (returned) {
    return "refunded"
  }
  if (before.state !== "refunded") {
    return before.state
  }
  return (await isSuperseded(tx, before.id)) ? "refunded" : "paid"
}

/** A request that still waits is answered when all the money is back. */
async function closeWaiting(tx: Tx, purchase: Purchase): Promise<void> {
  const { rows } = await listRefundRequests(tx, {
    purchaseIds: [purchase.id],
    states: ["requested", "escalated"],
    limit: 10,
    offset: 0,
  })
  for (const { id } of rows) {
    await moveRefundRequest(tx, id, "declined", {
      decided_by_kind: "system",
      decision_note: "returned_already",
    })
  }
}

async function followMoney(
  tx: Tx,
  purchase: Purchase,
  before: PurchaseMoney,
  facts: PositionFacts
): Promise<void> {
  const access = accessOf(facts, purchase.amount_minor)
  const returned = access === "refund" || access === "dispute_lost"
  const state = await nextState(tx, before, returned)
  await setPurchaseMoney(tx, {
    id: purchase.id,
    state,
    // What a provider says beyond the payment is a finding for the auditor.
    refunded_minor: least(facts.refundedMinor, purchase.amount_minor),
    processing_fee_minor: facts.realProcessingFeeMinor ?? null,
    dispute_state: facts.dispute?.state ?? null,
  })
  await applyAccess(tx, purchase.id, access)
  if (state === "refunded" && before.state !== "refunded") {
    await closeWaiting(tx, purchase)
    for (const reversal of registeredReversals()) {
      await reversal.run({ tx, purchase, reason: access })
    }
  }
}

/** Fee first, then refunds, then disputes: each its own journal. */
function stepsOf(
  objects: readonly PaymentObject[],
  fresh: readonly PaymentObject[]
): Step[] {
  const order = ["payment", "fee", "refund", "application_fee", "dispute"]
  const causes = [...fresh].sort(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      (a.object_id < b.object_id ? -1 : 1)
  )
  const later = new Set(causes.map(({ object_id }) => object_id))
  return causes.flatMap((object) => {
    later.delete(object.object_id)
    const cause = causeOf(object)
    const known = objects.filter(({ object_id }) => !later.has(object_id))
    return cause ? [{ cause, facts: factsOf(known, true) }] : []
  })
}

/**
 * Brings ledger, purchase, access, dispute and request to where the payment's
 * objects say they are, whichever of them is new (RELIABILITY M3).
 */
export async function followPurchase(
  tx: Tx,
  input: { provider: string; purchaseId: string; fresh?: ReadonlySet<string> }
): Promise<Purchase> {
  const [before] = await lockPurchases(tx, [input.purchaseId])
  const purchase = before && (await getPurchase(tx, before.id))
  if (!purchase) {
    throw new Error(`Purchase ${input.purchaseId} has gone`)
  }
  const objects = await listPaymentObjects(
    tx,
    input.provider,
    purchase.payment_id
  )
  const fresh = objects.filter(
    ({ object_id, kind }) =>
      kind !== "payment" && (input.fresh?.has(object_id) ?? true)
  )
  if (fresh.length === 0) {
    return purchase
  }
  await postPosition(tx, purchase, stepsOf(objects, fresh))
  await followMoney(tx, purchase, before, factsOf(objects, true))
  await followObjects(tx, purchase, fresh)
  return purchase
}

import { postedVector, postJournals } from "@codex/ledger"
import type { Leg } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import { asPosition, positionDelta } from "@codex/payouts"
import type { Position } from "@codex/payouts"
import { listPaymentObjects, listSuspenseDecisions } from "@codex/purchases"
import type { PaymentObject } from "@codex/purchases"
import { isWrittenOff } from "../suspense/facts"
import { followGiveBack } from "../suspense/follow-give-back"
import { parkedPosition } from "../suspense/parked-position"
import { followRefund } from "./follow-objects"

const NOWHERE: Position = new Map()

async function move(
  tx: Tx,
  at: { paymentId: string; target: Position; idem: string; currency: string }
): Promise<void> {
  const posted = await postedVector(tx, "payment", at.paymentId)
  const legs: Leg[] = positionDelta(at.target, asPosition(posted), "pending")
  if (legs.length > 0) {
    await postJournals(tx, [
      {
        idem: at.idem,
        kind: "suspense",
        refType: "payment",
        refId: at.paymentId,
        currency: at.currency,
        legs,
      },
    ])
  }
}

/** Brings a payment without a purchase to where its objects say it is. */
export async function postParked(
  tx: Tx,
  at: {
    paymentId: string
    objects: readonly PaymentObject[]
    writtenOff: boolean
    idem: string
    currency: string
  }
): Promise<void> {
  const { paymentId, objects, writtenOff, idem, currency } = at
  const target = parkedPosition(objects, writtenOff)
  await move(tx, { paymentId, target, idem, currency })
}

/**
 * Books what is known about a payment that fits no purchase; `unknown` when
 * nobody has told us of its capture either.
 */
export async function followParked(
  tx: Tx,
  provider: string,
  paymentId: string,
  fresh: ReadonlySet<string>
): Promise<"known" | "unknown"> {
  const objects = await listPaymentObjects(tx, provider, paymentId)
  const cause = objects.find(({ object_id }) => fresh.has(object_id))
  const payment = objects.find(({ kind }) => kind === "payment")
  const outcome = payment?.state === "succeeded" ? "known" : "unknown"
  if (!cause) {
    return outcome
  }
  const decisions = await listSuspenseDecisions(tx, provider, paymentId)
  await postParked(tx, {
    paymentId,
    objects,
    writtenOff: isWrittenOff(decisions),
    idem: `suspense:${provider}:${cause.object_id}:${cause.rank}`,
    currency: cause.currency_code,
  })
  for (const object of objects) {
    if (object.kind === "refund" && fresh.has(object.object_id)) {
      await followRefund(tx, object)
      await followGiveBack(tx, object)
    }
  }
  return outcome
}

/** What waited in suspense for this payment has found its purchase. */
export async function leaveSuspense(
  tx: Tx,
  purchase: { id: string; payment_id: string; currency_code: string }
): Promise<void> {
  await move(tx, {
    paymentId: purchase.payment_id,
    target: NOWHERE,
    idem: `suspense:found:${purchase.id}`,
    currency: purchase.currency_code,
  })
}

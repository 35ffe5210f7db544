import type { Tx } from "@codex/kernel"
import {
  findParkedEvent,
  findPurchaseIdByPayment,
  listPaymentObjects,
  listPaymentRefunds,
  listSuspenseDecisions,
  lockPayment,
  providerOfPayment,
} from "@codex/purchases"
import type { PaymentObject, SuspenseDecision } from "@codex/purchases"
import type { SuspenseDetail } from "../contract/suspense"
import { checkoutFailure } from "../lib/failures"
import { factsOf } from "../settlement/facts"
import { keptMinor } from "./parked-position"

/** Everything known about one payment that belongs to no purchase. */
export interface SuspenseFacts {
  provider: string
  payment: PaymentObject
  objects: PaymentObject[]
  decisions: SuspenseDecision[]
  keptMinor: bigint
  reason: string | null
  blocked: SuspenseDetail["blocked"]
}

const isOpen = ({ state }: { state: string }) =>
  ["approved", "submitting", "unknown"].includes(state)

const ON_ITS_WAY = [
  "requested",
  "escalated",
  "approved",
  "submitting",
  "unknown",
]

async function blockedBecause(
  tx: Tx,
  objects: readonly PaymentObject[],
  decisions: readonly SuspenseDecision[],
  paymentId: string
): Promise<SuspenseFacts["blocked"]> {
  const { dispute } = factsOf(objects, true)
  if (dispute && dispute.state !== "won" && dispute.state !== "lost") {
    return "disputed"
  }
  const refunds = await listPaymentRefunds(tx, paymentId)
  const onItsWay =
    decisions.some(isOpen) ||
    refunds.some(({ state }) => ON_ITS_WAY.includes(state))
  return onItsWay ? "on_its_way" : null
}

/** The payment, or the same 404 for one that is unknown, sold or settled. */
export async function suspenseFacts(
  tx: Tx,
  paymentId: string,
  options: { lock?: boolean } = {}
): Promise<SuspenseFacts> {
  const provider = await providerOfPayment(tx, paymentId)
  if (provider && options.lock) {
    await lockPayment(tx, provider, paymentId)
  }
  if (!provider || (await findPurchaseIdByPayment(tx, paymentId))) {
    throw checkoutFailure("suspense_not_found")
  }
  const objects = await listPaymentObjects(tx, provider, paymentId)
  const decisions = await listSuspenseDecisions(tx, provider, paymentId)
  const payment = objects.find(({ kind }) => kind === "payment")
  if (!payment) {
    throw checkoutFailure("suspense_not_found")
  }
  return {
    provider,
    payment,
    objects,
    decisions,
    keptMinor: keptMinor(objects),
    reason: (await findParkedEvent(tx, paymentId))?.reason ?? null,
    blocked: await blockedBecause(tx, objects, decisions, paymentId),
  }
}

export const isWrittenOff = (decisions: readonly SuspenseDecision[]): boolean =>
  decisions.some(
    ({ action, state }) => action === "write_off" && state === "done"
  )

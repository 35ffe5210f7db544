import { minorToJson, type Tx } from "@codex/kernel"
import {
  getDestination,
  listPayoutEvents,
  payableMinor,
  payoutBlock,
  payoutsOptions,
  plannedPeriods,
  type Payout,
  type PayoutDestination,
  type PayoutEvent,
  type PayoutPolicy,
} from "@codex/payouts"
import type { PayoutBox, PayoutPolicyView, PayoutView } from "../contract"
import type { PayeeFacts } from "./facts"

const iso = (date: Date | null) => date?.toISOString() ?? null

function rails(): PayoutBox["rails"] {
  const { destinationSecret, stripe } = payoutsOptions()
  return [
    ...(destinationSecret ? (["manual"] as const) : []),
    ...(stripe ? (["stripe-connect"] as const) : []),
  ]
}

function destinationView(destination: PayoutDestination) {
  return {
    provider: destination.provider,
    holder_name: destination.holder_name,
    country: destination.country,
    masked: destination.masked,
    ready: destination.ready,
    usable_from: destination.usable_from.toISOString(),
  }
}

export const policyView = (policy: PayoutPolicy): PayoutPolicyView => ({
  ...policy,
  recoup_order: [...policy.recoup_order],
})

/** What can be paid now, and if nothing, why. */
export function payoutBoxOf(of: PayeeFacts): PayoutBox {
  const { facts, destination, periods } = of
  const [planned] = plannedPeriods(periods, facts.now)
  return {
    payable_minor: minorToJson(payableMinor(facts)),
    reserved_minor: minorToJson(facts.reservedMinor),
    block: payoutBlock(facts),
    destination: destination && destinationView(destination),
    rails: rails(),
    policy: policyView(facts.policy),
    planned: planned
      ? { from: iso(planned.from) ?? "", policy: policyView(planned.policy) }
      : null,
  }
}

export interface DetailedPayout {
  payout: Payout
  destination: PayoutDestination | null
  events: PayoutEvent[]
}

/** Payouts with where they go and what happened to them. */
export async function detailed(
  tx: Tx,
  payouts: readonly Payout[]
): Promise<DetailedPayout[]> {
  const events = await listPayoutEvents(
    tx,
    payouts.map((payout) => payout.id)
  )
  const result: DetailedPayout[] = []
  for (const payout of payouts) {
    result.push({
      payout,
      destination: await getDestination(tx, payout.destination_id),
      events: events.filter((event) => event.payout_id === payout.id),
    })
  }
  return result
}

export function payoutView(of: DetailedPayout): PayoutView {
  const { payout, destination, events } = of
  return {
    id: payout.id,
    amount_minor: minorToJson(payout.amount_minor),
    currency_code: payout.currency_code,
    state: payout.state,
    provider: payout.provider,
    masked: destination?.masked ?? "••••",
    note: payout.note,
    failure: payout.failure,
    reference: payout.reference,
    requested_at: payout.created_at.toISOString(),
    paid_at: iso(payout.paid_at),
    steps: events.map((event) => ({
      state: event.state,
      at: event.at.toISOString(),
      note: event.note,
    })),
  }
}

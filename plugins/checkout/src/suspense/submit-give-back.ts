import { withPlatform } from "@codex/kernel"
import {
  getSuspenseDecision,
  insertOutbox,
  listPaymentObjects,
  listUnsentGiveBacks,
  moveSuspenseDecision,
} from "@codex/purchases"
import type { OutboxRow } from "@codex/purchases"
import type { Tx } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Delivered } from "../outbox/delivery"
import { refundProvider, submitMoney } from "../refunds/submit-refund"
import { accountOf, takenMinor } from "./parked-position"

const BATCH = 100

/** The decision as something to refund, where the money was paid into. */
async function giveBackOf(tx: Tx, id: string) {
  const decision = await getSuspenseDecision(tx, id)
  if (!decision) {
    return undefined
  }
  const { provider, payment_id } = decision
  const objects = await listPaymentObjects(tx, provider, payment_id)
  const payment = objects.find(({ kind }) => kind === "payment")
  return {
    ...decision,
    reason_code: "other",
    stripe_account: accountOf(payment),
    // Stripe refuses to give back a fee that was never taken.
    fee_back: takenMinor(payment) > 0n,
  }
}

/** Asks the provider to give unclaimed money back to whoever paid it. */
export async function submitGiveBack(
  container: MedusaContainer,
  row: OutboxRow
): Promise<Delivered> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const request = await withPlatform(pg, "suspense to give back", (tx) =>
    giveBackOf(tx, row.ref_id)
  )
  if (!request) {
    return { state: "done", result: { skipped: "gone" } }
  }
  const { id, provider, state } = request
  return submitMoney(container, refundProvider(`pp_${provider}_${provider}`), {
    request,
    asked: state === "submitting" || state === "unknown",
    move: async (to, facts) => {
      const moved = await withPlatform(pg, `suspense ${to}`, (tx) =>
        moveSuspenseDecision(tx, id, to, facts)
      )
      return moved !== undefined
    },
  })
}

/** A decision whose request to the provider was lost is sent again. */
export async function sweepGiveBacks(tx: Tx): Promise<void> {
  for (const { id, payment_id } of await listUnsentGiveBacks(tx, BATCH)) {
    await insertOutbox(tx, {
      kind: "suspense_refund",
      refId: id,
      payload: { payment_id },
    })
  }
}

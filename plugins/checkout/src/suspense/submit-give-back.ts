import { withPlatform } from "@codex/kernel"
import {
  getSuspenseDecision,
  insertOutbox,
  listUnsentGiveBacks,
  moveSuspenseDecision,
} from "@codex/purchases"
import type { OutboxRow } from "@codex/purchases"
import type { Tx } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Delivered } from "../outbox/delivery"
import { refundProvider, submitMoney } from "../refunds/submit-refund"

const BATCH = 100

/** Asks the provider to give unclaimed money back to whoever paid it. */
export async function submitGiveBack(
  container: MedusaContainer,
  row: OutboxRow
): Promise<Delivered> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const decision = await withPlatform(pg, "suspense to give back", (tx) =>
    getSuspenseDecision(tx, row.ref_id)
  )
  if (!decision) {
    return { state: "done", result: { skipped: "gone" } }
  }
  const { id, provider, state } = decision
  return submitMoney(container, refundProvider(`pp_${provider}_${provider}`), {
    request: { ...decision, reason_code: "other" },
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

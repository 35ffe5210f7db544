import { recordAudit } from "@codex/audit"
import type { Tx } from "@codex/kernel"
import { escalateSilentRequests, listUnsentRefunds } from "@codex/purchases"
import { askProvider } from "./refund-unsold"

const BATCH = 100

/** Silence goes to the operator; an approval that was never sent is sent. */
export async function sweepRefunds(tx: Tx): Promise<void> {
  for (const request of await escalateSilentRequests(tx)) {
    await recordAudit(tx, {
      actorKind: "system",
      actorId: "checkout",
      action: "refund.escalated",
      objectType: "purchase",
      objectId: request.purchase_id ?? request.payment_id,
      after: { refund_request_id: request.id },
    })
  }
  for (const request of await listUnsentRefunds(tx, BATCH)) {
    await askProvider(tx, request)
  }
}

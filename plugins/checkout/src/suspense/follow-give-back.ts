import type { Tx } from "@codex/kernel"
import { getSuspenseDecision, moveSuspenseDecision } from "@codex/purchases"
import type { PaymentObject } from "@codex/purchases"

/** The decision of ours that the provider's refund answers, if it is one. */
export async function followGiveBack(
  tx: Tx,
  object: PaymentObject
): Promise<void> {
  const id = object.data.refund_request_id
  const decision =
    typeof id === "string" ? await getSuspenseDecision(tx, id) : undefined
  // Metadata is only a hint: a refund of another payment answers nothing.
  if (decision?.payment_id !== object.payment_id) {
    return
  }
  const facts = { provider_refund_id: object.object_id }
  if (object.state === "succeeded") {
    await moveSuspenseDecision(tx, decision.id, "done", facts)
  } else if (object.state === "failed" || object.state === "canceled") {
    const why = object.data.failure_reason
    await moveSuspenseDecision(tx, decision.id, "failed", {
      ...facts,
      failure_code: typeof why === "string" ? why : object.state,
    })
  }
}

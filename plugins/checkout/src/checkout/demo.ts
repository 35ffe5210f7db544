import { minorToJson, randomToken } from "@codex/kernel"
import { findInbox } from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { CheckoutState, DemoOutcomeBody } from "../contract"
import { signDemo } from "../ingress/demo-signature"
import type { DemoEvent } from "../ingress/payment-event"
import { receiveEvent } from "../ingress/receive"
import { checkoutFailure } from "../lib/failures"
import { wakeWorkers } from "../lib/wake"
import { checkoutOptions } from "../options"
import { drainInbox } from "../settlement/drain-inbox"
import { checkoutState, ownLine } from "./state"

/** One success per checkout, whatever the number of clicks. */
function demoEventOf(
  line: CheckoutLine,
  sessionId: string,
  outcome: DemoOutcomeBody["outcome"],
  now: Date
): DemoEvent {
  const paid = outcome === "succeed"
  return {
    id: paid ? `demo_${line.id}` : `demo_${line.id}_${randomToken(6)}`,
    type: paid ? "payment.succeeded" : "payment.failed",
    created: Math.floor(now.getTime() / 1000),
    data: {
      payment_id: `demopay_${line.id}`,
      session_id: sessionId,
      amount_minor: minorToJson(line.amount_minor),
      currency_code: line.currency_code,
    },
  }
}

function assertPayable(line: CheckoutLine) {
  if (line.provider !== "pp_demo_demo" || !line.payment_session_id) {
    throw checkoutFailure("not_a_demo_checkout")
  }
  const over = line.expires_at < new Date() || line.status === "expired"
  if (line.status !== "paid" && over) {
    throw checkoutFailure("checkout_expired")
  }
  return line.payment_session_id
}

/**
 * What a payment provider does after the shopper confirms: it signs an event
 * and hands it to the same ingress as everybody else. Test mode only.
 */
export async function confirmDemo(
  container: MedusaContainer,
  input: { customerId: string; checkoutId: string } & DemoOutcomeBody
): Promise<CheckoutState> {
  const line = await ownLine(container, input.customerId, input.checkoutId)
  const sessionId = assertPayable(line)
  const { demo } = checkoutOptions()
  if (!demo) {
    throw checkoutFailure("not_a_demo_checkout")
  }
  if (line.status !== "paid") {
    const now = new Date()
    const event = demoEventOf(line, sessionId, input.outcome, now)
    const raw = Buffer.from(JSON.stringify(event))
    const kept = await receiveEvent(container, {
      provider: "demo",
      raw,
      signature: signDemo(demo.secret, raw, now),
      receivedAt: now,
    })
    const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const id = kept ?? (await findInbox(pg, "demo", event.id))?.id
    await drainInbox(container, { id })
    wakeWorkers(container)
  }
  return checkoutState(container, input.customerId, line.id)
}

import { withPlatform } from "@codex/kernel"
import { findInbox } from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { majorUnits } from "../lib/major-units"

/**
 * Hands the demo provider the signed event that confirmed this session; it
 * believes nothing else.
 */
async function confirmDemoSession(
  container: MedusaContainer,
  line: CheckoutLine,
  sessionId: string
) {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const event = await withPlatform(pg, "demo confirmation", (tx) =>
    findInbox(tx, "demo", `demo_${line.id}`)
  )
  if (!event) {
    return
  }
  const payments = container.resolve(Modules.PAYMENT)
  const session = await payments.retrievePaymentSession(sessionId, {
    select: ["id", "data"],
  })
  await payments.updatePaymentSession({
    id: sessionId,
    currency_code: line.currency_code,
    amount: majorUnits(line.amount_minor, line.currency_code),
    data: {
      ...session.data,
      session_id: sessionId,
      confirmation: { body: event.body, signature: event.signature },
    },
  })
}

/** Brings Medusa's payment records up to what the provider has captured. */
export async function capturePayment(
  container: MedusaContainer,
  line: CheckoutLine
): Promise<void> {
  const sessionId = line.payment_session_id
  if (!sessionId) {
    return
  }
  const payments = container.resolve(Modules.PAYMENT)
  const [known] = await payments.listPayments(
    { payment_session_id: sessionId },
    { select: ["id", "captured_at"] }
  )
  if (known?.captured_at) {
    return
  }
  if (!known && line.provider === "pp_demo_demo") {
    await confirmDemoSession(container, line, sessionId)
  }
  const id =
    known?.id ?? (await payments.authorizePaymentSession(sessionId, {}))?.id
  if (!id) {
    throw new Error(`Payment session ${sessionId} is not authorized yet`)
  }
  const fresh = await payments.retrievePayment(id)
  if (!fresh.captured_at) {
    await payments.capturePayment({ payment_id: id })
  }
}

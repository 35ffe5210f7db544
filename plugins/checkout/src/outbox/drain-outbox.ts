import { withPlatform } from "@codex/kernel"
import { claimOutbox, failOutbox, finishOutbox } from "@codex/purchases"
import type { OutboxRow } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../lib/message-of"
import { fetchPayment } from "../refunds/fetch-payment"
import { submitRefund } from "../refunds/submit-refund"
import { submitGiveBack } from "../suspense/submit-give-back"
import type { Delivery } from "./delivery"
import { projectOrder } from "./project-order"
import { recordTax } from "./record-tax"
import { reverseTax } from "./reverse-tax"
import { sendReceipt } from "./send-receipt"
import { sendSaleNotice } from "./send-sale-notice"

const BATCH = 5
/** With the backoff of 1 s to 60 s this is about half an hour. */
const MAX_ATTEMPTS = 30

const HANDLERS: Record<string, Delivery | undefined> = {
  receipt_email: sendReceipt,
  order_projection: projectOrder,
  sale_notice: sendSaleNotice,
  payment_fetch: fetchPayment,
  refund_submit: submitRefund,
  tax_transaction: recordTax,
  tax_reversal: reverseTax,
  suspense_refund: submitGiveBack,
}

async function deliver(container: MedusaContainer, row: OutboxRow) {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const handler = HANDLERS[row.kind]
  try {
    if (!handler) {
      throw new Error(`No handler delivers "${row.kind}"`)
    }
    const { state, result } = await handler(container, row)
    await withPlatform(pg, "outbox done", (tx) =>
      finishOutbox(tx, row, state, result)
    )
  } catch (error) {
    const message = messageOf(error)
    logger.warn(
      `checkout: ${row.kind} of ${row.ref_id} failed, attempt ${row.attempts}: ${message}`
    )
    await withPlatform(pg, "outbox later", (tx) =>
      failOutbox(tx, row, message, {
        retriable: handler !== undefined,
        maxAttempts: MAX_ATTEMPTS,
      })
    )
  }
}

/**
 * Does what settled purchases ask for. Every handler may run again after a
 * kill, so each one looks for what it has already done. Goes on until nothing
 * is due, or until there is `enough`.
 */
export async function drainOutbox(
  container: MedusaContainer,
  enough?: () => boolean
): Promise<number> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  let delivered = 0
  for (;;) {
    const rows = await claimOutbox(pg, { limit: BATCH })
    for (const row of rows) {
      await deliver(container, row)
    }
    delivered += rows.length
    if (rows.length < BATCH || enough?.()) {
      return delivered
    }
  }
}

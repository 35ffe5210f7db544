import { minorToJson } from "@codex/kernel"
import { findInbox } from "@codex/purchases"
import { withPlatform } from "@codex/kernel"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { signDemo } from "../ingress/demo-signature"
import { receiveEvent } from "../ingress/receive"
import { checkoutOptions } from "../options"
import type { DemoRefundEvent } from "../settlement/demo-news"
import type { Refundable, RefundProvider } from "./refund-provider"

const eventId = (request: Refundable) => `demo_refund_${request.id}`

const eventOf = (request: Refundable, now: Date): DemoRefundEvent => ({
  id: eventId(request),
  type: "refund.succeeded",
  created: Math.floor(now.getTime() / 1000),
  data: {
    refund_id: `demore_${request.id}`,
    refund_request_id: request.id,
    payment_id: request.payment_id,
    amount_minor: minorToJson(request.amount_minor),
    currency_code: request.currency_code,
  },
})

/** Test money goes back the way real money does: by a signed event. */
export const demoRefunds: RefundProvider = {
  async create(container, request) {
    const { demo } = checkoutOptions()
    if (!demo) {
      return { state: "refused", code: "provider_not_configured" }
    }
    const now = new Date()
    const raw = Buffer.from(JSON.stringify(eventOf(request, now)))
    await receiveEvent(container, {
      provider: "demo",
      raw,
      signature: signDemo(demo.secret, raw, now),
      receivedAt: now,
    })
    return { state: "accepted" }
  },

  async find(container, request) {
    const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const found = await withPlatform(pg, "demo refund", (tx) =>
      findInbox(tx, "demo", eventId(request))
    )
    return found !== undefined
  },
}

import { minor } from "@codex/kernel"
import { z } from "@medusajs/framework/zod"
import { DISPUTE_RANK, noNews, PAYMENT_RANK, REFUND_RANK } from "./money-object"
import type { MoneyNews } from "./money-object"

const id = z.string().min(1).max(200)
const money = {
  payment_id: id,
  amount_minor: z.int().min(0),
  currency_code: z.string().length(3),
}
const head = { id, created: z.int().min(0) }

/** What the demo provider signs when it has paid back. */
export const demoRefundEvent = z.strictObject({
  ...head,
  type: z.enum(["refund.succeeded", "refund.failed"]),
  data: z.strictObject({
    ...money,
    refund_id: id,
    refund_request_id: id.optional(),
  }),
})

/** A bank contesting a demo payment, for trying disputes by hand. */
export const demoDisputeEvent = z.strictObject({
  ...head,
  type: z.enum([
    "dispute.needs_response",
    "dispute.under_review",
    "dispute.won",
    "dispute.lost",
  ]),
  data: z.strictObject({
    ...money,
    dispute_id: id,
    fee_minor: z.int().min(0).default(0),
    reason: z.string().max(100).default("general"),
  }),
})

const paymentEvent = z.object({
  type: z.string(),
  data: z.object(money),
})

/** What a demo event may be besides a payment. */
export const demoMoneyEvent = z.union([demoRefundEvent, demoDisputeEvent])

export type DemoRefundEvent = z.infer<typeof demoRefundEvent>
export type DemoDisputeEvent = z.infer<typeof demoDisputeEvent>

const OUTCOME: Record<string, string> = {
  "payment.succeeded": "succeeded",
  "payment.failed": "failed",
  "payment.canceled": "canceled",
}

const after = (type: string) => type.slice(type.indexOf(".") + 1)

function refund(body: unknown): MoneyNews {
  const { type, data } = demoRefundEvent.parse(body)
  const state = after(type)
  return {
    ...noNews,
    objects: [
      {
        object_id: data.refund_id,
        kind: "refund",
        payment_id: data.payment_id,
        rank: REFUND_RANK[state] ?? 0,
        state,
        amount_minor: minor(data.amount_minor),
        currency_code: data.currency_code,
        data: {
          refund_request_id: data.refund_request_id ?? null,
          failure_reason: state === "failed" ? "declined" : null,
        },
      },
    ],
  }
}

function dispute(body: unknown): MoneyNews {
  const { type, data, created } = demoDisputeEvent.parse(body)
  const state = after(type)
  return {
    ...noNews,
    objects: [
      {
        object_id: data.dispute_id,
        kind: "dispute",
        payment_id: data.payment_id,
        rank: DISPUTE_RANK[state] ?? 0,
        state,
        amount_minor: minor(data.amount_minor),
        currency_code: data.currency_code,
        data: {
          fee_minor: data.fee_minor,
          reason: data.reason,
          opened_at: created,
          due_by: null,
        },
      },
    ],
  }
}

function payment(body: unknown): MoneyNews {
  const { type, data } = paymentEvent.parse(body)
  const state = OUTCOME[type] ?? "unknown"
  return {
    ...noNews,
    objects: [
      {
        object_id: data.payment_id,
        kind: "payment",
        payment_id: data.payment_id,
        rank: PAYMENT_RANK[state] ?? 0,
        state,
        amount_minor: minor(state === "succeeded" ? data.amount_minor : 0),
        currency_code: data.currency_code,
        data: {},
      },
    ],
  }
}

/** Reads an event of the demo provider, or our own about a free post. */
export function demoNews(body: unknown): MoneyNews {
  const { type } = z.object({ type: z.string() }).parse(body)
  if (type.startsWith("refund.")) {
    return refund(body)
  }
  return type.startsWith("dispute.") ? dispute(body) : payment(body)
}

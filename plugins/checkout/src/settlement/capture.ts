import { recordAudit } from "@codex/audit"
import type { Tx } from "@codex/kernel"
import type { JournalInput } from "@codex/ledger"
import {
  applicationFeeMinor,
  parseWaterfall,
  waterfallLegs,
} from "@codex/plugin-wallet/workflows"
import {
  findRivals,
  insertOutboxRows,
  insertPurchase,
  moveLine,
} from "@codex/purchases"
import type { CheckoutLine, InboxEvent, Purchase } from "@codex/purchases"
import type { PaymentEvent } from "../ingress/payment-event"
import { registeredSettlements } from "../lib/registries"
import { calculationOf, TAX_TRANSACTION } from "../tax/calculation"
import { catchUp } from "./catch-up"
import { grantItems } from "./grant-items"
import { objectsOf } from "./money-object"
import { postSale } from "./sale-journals"
import { done } from "./settled"
import type { ParkReason, Settled } from "./settled"
import { takeHeld } from "./take-held"

export interface Capture {
  inbox: Pick<InboxEvent, "provider">
  event: PaymentEvent
  /** Locked. */
  line: CheckoutLine | undefined
}

const PROVIDERS: Record<string, string> = {
  demo: "pp_demo_demo",
  stripe: "pp_stripe_stripe",
  "stripe-connect": "pp_stripe_stripe",
  internal: "none",
}

/** Who owns an account could open a payment on it that leaves us nothing. */
const takenOf = (line: CheckoutLine) =>
  applicationFeeMinor(parseWaterfall(line.waterfall))

/** Grant only on the frozen amount in the frozen currency (MEDUSA A8). */
function mismatch(
  { inbox, event }: Capture,
  line: CheckoutLine
): ParkReason | null {
  const elsewhere = line.stripe_account !== (event.account ?? null)
  if (line.provider !== PROVIDERS[inbox.provider] || elsewhere) {
    return "provider_mismatch"
  }
  if (event.account && event.applicationFeeMinor !== takenOf(line)) {
    return "application_fee_mismatch"
  }
  if (event.currencyCode !== line.currency_code) {
    return "currency_mismatch"
  }
  return event.amountMinor === line.amount_minor ? null : "amount_mismatch"
}

async function refusal(
  tx: Tx,
  capture: Capture,
  line: CheckoutLine
): Promise<ParkReason | "already_settled" | null> {
  const { settled, owned } = await findRivals(tx, line)
  if (settled) {
    return settled.payment_id === capture.event.paymentId
      ? "already_settled"
      : "second_capture"
  }
  const wrong = mismatch(capture, line)
  if (wrong) {
    return wrong
  }
  if (owned) {
    return "already_owned"
  }
  return takeHeld(tx, line)
}

export async function settleCapture(
  tx: Tx,
  capture: Capture
): Promise<Settled> {
  const { line } = capture
  if (!line) {
    return { state: "parked", reason: "unknown_payment" }
  }
  const refused = await refusal(tx, capture, line)
  if (refused === "already_settled") {
    return { state: "done", reason: refused }
  }
  if (refused) {
    return { state: "parked", reason: refused, lineId: line.id }
  }
  const sold = await recordSale(tx, line, capture.event)
  await catchUp(tx, objectsOf(capture.inbox.provider), sold)
  return done(sold)
}

async function recordSale(
  tx: Tx,
  line: CheckoutLine,
  event: PaymentEvent
): Promise<Purchase> {
  const purchase = await insertPurchase(tx, {
    line,
    paymentId: event.paymentId,
    paidAt: event.occurredAt,
  })
  if (!purchase) {
    // Two checkouts of one post were paid at the same moment. Rolling back
    // lets the second attempt see the first one's purchase and park.
    throw new Error(`Another payment of post ${line.post_id} was faster`)
  }
  const grantId = await grantItems(tx, line, purchase)
  await postSale(tx, {
    purchaseId: purchase.id,
    grantId,
    input: journalOf(purchase),
  })
  for (const settlement of registeredSettlements()) {
    await settlement.run({ tx, line, purchase })
  }
  await moveLine(tx, line.id, "paid")
  await followUp(tx, purchase)
  return purchase
}

/** The shares as they were frozen; what costs nothing moves no money. */
function journalOf(purchase: Purchase): JournalInput | null {
  const legs = waterfallLegs(parseWaterfall(purchase.waterfall))
  if (legs.length === 0) {
    return null
  }
  return {
    idem: `sale:${purchase.id}`,
    kind: "sale",
    refType: "purchase",
    refId: purchase.id,
    currency: purchase.currency_code,
    legs,
  }
}

/** The follow-ups of a purchase; the sweeper re-creates a missing one. */
export const FOLLOW_UPS = [
  "receipt_email",
  "order_projection",
  "sale_notice",
] as const

/** A calculation that was used is told so; others have no books elsewhere. */
export const taxFollowUps = (purchase: Pick<Purchase, "tax">) =>
  calculationOf(purchase) ? [TAX_TRANSACTION] : []

export function followUpRow(kind: string, purchase: Purchase) {
  return {
    kind,
    refId: purchase.id,
    payload: { title: purchase.post_title, to: purchase.buyer_email },
  }
}

async function followUp(tx: Tx, purchase: Purchase): Promise<void> {
  await recordAudit(tx, {
    actorKind: "customer",
    actorId: purchase.customer_id,
    action: "purchase.settled",
    objectType: "purchase",
    objectId: purchase.id,
    after: {
      post_id: purchase.post_id,
      amount_minor: purchase.amount_minor.toString(),
      currency_code: purchase.currency_code,
      payment_id: purchase.payment_id,
    },
  })
  await insertOutboxRows(
    tx,
    [...FOLLOW_UPS, ...taxFollowUps(purchase)].map((kind) =>
      followUpRow(kind, purchase)
    )
  )
}

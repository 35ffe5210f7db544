import { recordAudit } from "@codex/audit"
import { withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { getPurchase, insertRefundRequest } from "@codex/purchases"
import type { Purchase, RefundRequest } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { BuyerRefund, RefundRequestBody } from "../contract/refunds"
import { checkoutFailure } from "../lib/failures"
import { wakeWorkers } from "../lib/wake"
import { toBuyerRefund } from "./buyer-refund"
import { decideByPolicy } from "./policy"
import type { PolicyOutcome } from "./policy"
import { refundableMinor } from "./preview"
import {
  lowestWallet,
  positionFacts,
  purchaseConsumption,
  walletFloor,
} from "./purchase-facts"
import { mailDecision, mailRequest } from "./refund-mail"
import { refundPolicyOf } from "./refund-policy"
import { askProvider } from "./refund-unsold"

export interface RefundAsk extends RefundRequestBody {
  customerId: string
  purchaseId: string
  now: Date
}

async function ownPurchase(tx: Tx, ask: RefundAsk): Promise<Purchase> {
  const purchase = await getPurchase(tx, ask.purchaseId)
  if (purchase?.customer_id !== ask.customerId) {
    throw checkoutFailure("purchase_not_found")
  }
  if (purchase.amount_minor === 0n || purchase.state === "refunded") {
    throw checkoutFailure("nothing_to_refund")
  }
  return purchase
}

async function outcomeOf(
  tx: Tx,
  purchase: Purchase,
  now: Date
): Promise<PolicyOutcome> {
  const { percent } = await purchaseConsumption(tx, purchase)
  return decideByPolicy(await refundPolicyOf(tx, purchase.organization_id), {
    paidAt: purchase.paid_at,
    now,
    consumedPercent: percent,
    lowestWalletMinor: await lowestWallet(tx, purchase),
    walletFloorMinor: await walletFloor(tx, now),
  })
}

async function insert(
  tx: Tx,
  purchase: Purchase,
  ask: RefundAsk,
  amount: bigint
): Promise<RefundRequest> {
  const decision = await outcomeOf(tx, purchase, ask.now)
  if (decision.outcome === "refuse") {
    throw checkoutFailure("refund_window_over", {
      days: decision.policy.window_days,
    })
  }
  const { escalateAt, ...policy } = decision
  const approved = decision.outcome === "approve"
  const request = await insertRefundRequest(tx, {
    organization_id: purchase.organization_id,
    creator_id: purchase.creator_id,
    customer_id: purchase.customer_id,
    purchase_id: purchase.id,
    checkout_line_id: purchase.checkout_line_id,
    payment_id: purchase.payment_id,
    provider: purchase.provider,
    origin: "buyer",
    reason_code: ask.reason_code,
    reason: ask.reason,
    amount_minor: amount,
    currency_code: purchase.currency_code,
    state: approved ? "approved" : "requested",
    policy: { ...policy },
    // Due at once where no creator is asked: the sweeper escalates it.
    escalate_at: decision.outcome === "ask_operator" ? ask.now : escalateAt,
  })
  if (!request) {
    throw checkoutFailure("refund_already_requested")
  }
  if (approved) {
    await askProvider(tx, request)
  }
  return request
}

/** A buyer asks for their money back; the policy answers or names who will. */
export async function askForRefund(
  tx: Tx,
  ask: RefundAsk
): Promise<RefundRequest> {
  const purchase = await ownPurchase(tx, ask)
  const amount = refundableMinor(purchase, await positionFacts(tx, purchase))
  if (amount === 0n) {
    throw checkoutFailure("refund_disputed")
  }
  const request = await insert(tx, purchase, ask, amount)
  const mail = request.state === "approved" ? mailDecision : mailRequest
  await mail(tx, purchase, request)
  await recordAudit(tx, {
    actorKind: "customer",
    actorId: ask.customerId,
    action: "refund.requested",
    objectType: "purchase",
    objectId: purchase.id,
    after: {
      refund_request_id: request.id,
      state: request.state,
      reason_code: request.reason_code,
      amount_minor: amount.toString(),
    },
  })
  return request
}

export async function requestRefund(
  container: MedusaContainer,
  ask: RefundAsk
): Promise<BuyerRefund> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const request = await withPlatform(pg, "refund request", (tx) =>
    askForRefund(tx, ask)
  )
  wakeWorkers(container)
  return toBuyerRefund(request)
}

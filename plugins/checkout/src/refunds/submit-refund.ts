import { withPlatform } from "@codex/kernel"
import {
  getCheckoutLine,
  getRefundRequest,
  moveRefundRequest,
} from "@codex/purchases"
import type { OutboxRow, RefundFacts, RefundRequest } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Delivered } from "../outbox/delivery"
import { demoRefunds } from "./demo-refunds"
import type { AskedRefund, RefundProvider } from "./refund-provider"
import { stripeRefunds } from "./stripe-refunds"

const PROVIDERS: Record<string, RefundProvider | undefined> = {
  pp_demo_demo: demoRefunds,
  pp_stripe_stripe: stripeRefunds,
}

function move(
  container: MedusaContainer,
  id: string,
  to: "submitting" | "unknown" | "failed",
  facts?: RefundFacts
): Promise<RefundRequest | undefined> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return withPlatform(pg, `refund ${to}`, (tx) =>
    moveRefundRequest(tx, id, to, facts)
  )
}

/**
 * Asks the provider for one approved refund. The row is `submitting` before
 * the call, so a kill or a lost answer leaves it to be looked for before it is
 * asked for again; the key of the call is the row's id (RELIABILITY §0 rule 5).
 */
export async function submitRefund(
  container: MedusaContainer,
  row: OutboxRow
): Promise<Delivered> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const before = await withPlatform(pg, "refund to submit", (tx) =>
    getRefundRequest(tx, row.ref_id)
  )
  const asked = before?.state === "submitting" || before?.state === "unknown"
  const request = before && (await move(container, before.id, "submitting"))
  if (!request) {
    return { state: "done", result: { skipped: before?.state ?? "gone" } }
  }
  const provider = PROVIDERS[request.provider]
  if (!provider) {
    await move(container, request.id, "failed", {
      failure_code: "provider_not_configured",
    })
    return { state: "done", result: { refused: request.provider } }
  }
  const line = await withPlatform(pg, "account of a refund", (tx) =>
    getCheckoutLine(tx, request.checkout_line_id)
  )
  const stripe_account = line?.stripe_account ?? null
  return ask(container, provider, { ...request, stripe_account }, asked)
}

async function ask(
  container: MedusaContainer,
  provider: RefundProvider,
  request: AskedRefund,
  asked: boolean
): Promise<Delivered> {
  try {
    if (asked && (await provider.find(container, request))) {
      return { state: "done", result: { found: request.id } }
    }
    const answer = await provider.create(container, request)
    if (answer.state === "refused") {
      await move(container, request.id, "failed", {
        failure_code: answer.code,
      })
    }
    return { state: "done", result: { ...answer } }
  } catch (error) {
    await move(container, request.id, "unknown")
    throw error
  }
}

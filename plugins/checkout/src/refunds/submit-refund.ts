import { withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import {
  getCheckoutLine,
  getRefundRequest,
  moveRefundRequest,
} from "@codex/purchases"
import type { OutboxRow } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { checkoutOptions } from "../options"
import type { Delivered } from "../outbox/delivery"
import { demoRefunds } from "./demo-refunds"
import type { Refundable, RefundProvider } from "./refund-provider"
import { stripeRefunds } from "./stripe-refunds"

const PROVIDERS: Record<string, RefundProvider | undefined> = {
  pp_demo_demo: demoRefunds,
  pp_stripe_stripe: stripeRefunds,
}

export const refundProvider = (id: string) => PROVIDERS[id]

type Step = "submitting" | "unknown" | "failed"

/** One row that asks for money back, and how its state is kept. */
export interface Submission {
  request: Refundable
  /** Somebody may have asked before: look first. */
  asked: boolean
  /** False where the row is over, or somebody else has moved it. */
  move: (to: Step, facts?: { failure_code: string }) => Promise<boolean>
}

/** The request with the account its money was paid into. */
async function refundOf(tx: Tx, id: string) {
  const request = await getRefundRequest(tx, id)
  const line = request && (await getCheckoutLine(tx, request.checkout_line_id))
  return (
    request && {
      ...request,
      stripe_account: line?.stripe_account ?? null,
      // Money that bought nothing leaves nothing with the platform either.
      fee_back:
        !request.purchase_id || checkoutOptions().refunds.applicationFee,
    }
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
  const request = await withPlatform(pg, "refund to submit", (tx) =>
    refundOf(tx, row.ref_id)
  )
  if (!request) {
    return { state: "done", result: { skipped: "gone" } }
  }
  const { id, state, provider } = request
  return submitMoney(container, refundProvider(provider), {
    request,
    asked: state === "submitting" || state === "unknown",
    move: async (to, facts) => {
      const moved = await withPlatform(pg, `refund ${to}`, (tx) =>
        moveRefundRequest(tx, id, to, facts)
      )
      return moved !== undefined
    },
  })
}

/** The same for any row that gives money back. */
export async function submitMoney(
  container: MedusaContainer,
  provider: RefundProvider | undefined,
  submission: Submission
): Promise<Delivered> {
  const { request, move } = submission
  if (!(await move("submitting"))) {
    return { state: "done", result: { skipped: request.id } }
  }
  if (!provider) {
    await move("failed", { failure_code: "provider_not_configured" })
    return { state: "done", result: { refused: "provider_not_configured" } }
  }
  return ask(container, provider, submission)
}

async function ask(
  container: MedusaContainer,
  provider: RefundProvider,
  { request, asked, move }: Submission
): Promise<Delivered> {
  try {
    if (asked && (await provider.find(container, request))) {
      return { state: "done", result: { found: request.id } }
    }
    const answer = await provider.create(container, request)
    if (answer.state === "refused") {
      await move("failed", { failure_code: answer.code })
    }
    return { state: "done", result: { ...answer } }
  } catch (error) {
    await move("unknown")
    throw error
  }
}

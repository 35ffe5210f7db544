import { useOfPost } from "@codex/content"
import { getOrganization } from "@codex/creators"
import { minorToJson, withPlatform, withTenant } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { getCheckoutLine, hasWaitingEvent } from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { CheckoutState, CheckoutStatusCode } from "../contract"
import { checkoutFailure } from "../lib/failures"
import messages from "../i18n/en.json"
import { clientSecretOf } from "./payment-session"
import { providerName } from "./provider-name"

/** A verified event that waits for its settlement means "processing". */
export async function statusOf(
  tx: Tx,
  line: CheckoutLine
): Promise<CheckoutStatusCode> {
  const waits =
    line.status !== "paid" &&
    line.payment_session_id !== null &&
    (await hasWaitingEvent(tx, line.payment_session_id))
  if (waits) {
    return "processing"
  }
  if (line.status === "parked") {
    return "failed"
  }
  const over = line.status === "open" && line.expires_at < new Date()
  return over ? "expired" : line.status
}

function messageFor(line: CheckoutLine, status: CheckoutStatusCode): string {
  if (line.status === "parked") {
    return messages.checkout.parked
  }
  return messages.checkout[status]
}

/** The address of a post on the storefront. */
export async function postPath(
  tx: Tx,
  post: { organization_id: string; post_slug: string }
): Promise<string> {
  const seller = await getOrganization(tx, post.organization_id)
  return `/${seller?.handle ?? post.organization_id}/${post.post_slug}`
}

/** A checkout of this customer; a foreign one does not exist. */
export async function ownLine(
  container: MedusaContainer,
  customerId: string,
  id: string
): Promise<CheckoutLine> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const line = await withTenant(pg, { customerId }, (tx) =>
    getCheckoutLine(tx, id)
  )
  if (!line || line.customer_id !== customerId) {
    throw checkoutFailure("checkout_not_found")
  }
  return line
}

export async function checkoutState(
  container: MedusaContainer,
  customerId: string,
  id: string
): Promise<CheckoutState> {
  const line = await ownLine(container, customerId, id)
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { status, post } = await withPlatform(
    pg,
    "checkout state",
    async (tx) => ({
      status: await statusOf(tx, line),
      post: {
        path: await postPath(tx, line),
        use: await useOfPost(tx, line.post_id),
      },
    })
  )
  return {
    checkout_id: line.id,
    status,
    amount_minor: minorToJson(line.amount_minor),
    currency_code: line.currency_code,
    provider: providerName(line),
    post: { id: line.post_id, title: line.post_title, ...post },
    message: messageFor(line, status),
    email: line.buyer_email,
    client_secret: await clientSecretOf(container, line),
    ...(line.stripe_account ? { stripe_account: line.stripe_account } : {}),
    expires_at: line.expires_at.toISOString(),
  }
}

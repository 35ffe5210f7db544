import { withPlatform } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { runCheckoutRules } from "../rules/run-rules"
import type { CheckoutDoor } from "../lib/registries"
import { checkoutFailure } from "../lib/failures"
import { cartAfter } from "./cart-after"
import type { CartItem, CartNow } from "./cart-after"

/** What the six hooks hand over; each names the cart and the change its way. */
export interface CartHookInput {
  input: {
    id?: string
    cart_id?: string
    item_id?: string
    customer_id?: string
    items?: { variant_id?: string | null; quantity?: unknown }[]
    update?: { quantity?: unknown }
  }
}

interface CartRow {
  customer_id?: string | null
  customer?: { has_account?: boolean } | null
  items?: { id: string; variant_id?: string | null; quantity: unknown }[]
}

async function readCart(
  container: MedusaContainer,
  id: string | undefined
): Promise<CartNow> {
  if (!id) {
    return { items: [], hasAccount: false, customerId: undefined }
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "cart",
    fields: [
      "customer_id",
      "customer.has_account",
      "items.id",
      "items.variant_id",
      "items.quantity",
    ],
    filters: { id },
  })
  const cart = data[0] as CartRow | undefined
  const items: CartItem[] = (cart?.items ?? []).map((item) => ({
    id: item.id,
    variantId: item.variant_id ?? undefined,
    quantity: Number(item.quantity),
  }))
  return {
    items,
    customerId: cart?.customer_id ?? undefined,
    hasAccount: cart?.customer?.has_account === true,
  }
}

/**
 * One handler for every cart hook: works out what the cart will hold and
 * runs the rules on our posts in it. A cart without posts is not touched.
 */
export async function checkCart(
  container: MedusaContainer,
  door: CheckoutDoor,
  { input }: CartHookInput
): Promise<void> {
  const cart = await readCart(
    container,
    door === "create_cart" ? undefined : (input.cart_id ?? input.id)
  )
  const after = cartAfter(cart, input)
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "cart rules", async (tx) => {
    const posts = await runCheckoutRules(tx, {
      door,
      customerId: after.customerId,
      items: after.items,
      now: new Date(),
    })
    const takesOver =
      door === "transfer_cart" && input.customer_id !== cart.customerId
    if (posts > 0 && takesOver && cart.hasAccount) {
      throw checkoutFailure("cart_belongs_to_another")
    }
  })
}

import { confirmDemo, startCheckout } from "@codex/plugin-checkout/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { People } from "./people"
import type { DemoPosts } from "./posts"

/** One sale through the demo provider's signed event, as a shopper makes it. */
async function sell(
  container: MedusaContainer,
  customerId: string,
  postId: string
) {
  const started = await startCheckout(container, customerId, {
    post_id: postId,
    buyer: { name: "Robin Hale", email: "robin@example.com" },
    idempotency_key: `seed-${postId}`,
  })
  if (started.provider === "demo") {
    await confirmDemo(container, {
      customerId,
      checkoutId: started.checkout_id,
      outcome: "succeed",
    })
  }
}

/** The only copy of one post is gone, and the wallets have something to show. */
export async function seedSales(
  container: MedusaContainer,
  people: People,
  posts: DemoPosts
): Promise<void> {
  await sell(container, people.earlierBuyer, posts.soldOut)
  await sell(container, people.earlierBuyer, posts.paid)
}

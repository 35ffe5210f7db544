import { listPostsByVariants } from "@codex/content"
import type { ContentPost } from "@codex/content"
import type { Tx } from "@codex/kernel"
import type { CartItem } from "../hooks/cart-after"
import { checkoutRules } from "../lib/registries"
import type { CheckoutRuleInput } from "../lib/registries"
import { registerOwnRules } from "./own-rules"

export interface RulesOnItems extends Omit<CheckoutRuleInput, "tx" | "lines"> {
  items: CartItem[]
}

function postLines(posts: ContentPost[], items: CartItem[]) {
  return posts.map((post) => ({
    post,
    quantity: items
      .filter((item) => item.variantId === post.variant_id)
      .reduce((sum, item) => sum + item.quantity, 0),
  }))
}

/** Runs the rules on the posts among these variants; returns how many. */
export async function runCheckoutRules(
  tx: Tx,
  { items, ...input }: RulesOnItems
): Promise<number> {
  const variants = items.flatMap((item) => item.variantId ?? [])
  if (variants.length === 0) {
    return 0
  }
  const posts = await listPostsByVariants(tx, [...new Set(variants)])
  if (posts.length > 0) {
    await runRules({ tx, ...input, lines: postLines(posts, items) })
  }
  return posts.length
}

export async function runRules(input: CheckoutRuleInput): Promise<void> {
  registerOwnRules()
  for (const rule of checkoutRules()) {
    await rule.run(input)
  }
}

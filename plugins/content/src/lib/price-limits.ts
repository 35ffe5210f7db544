import { priceLimits, type ContentPost } from "@codex/content"
import { minorToJson } from "@codex/kernel"

/** What a post of this type may cost, for the two pages that ask. */
export function limitsOf(post: Pick<ContentPost, "product_type">) {
  const { floorMinor, ceilingMinor } = priceLimits(post.product_type)
  return {
    floor_minor: minorToJson(floorMinor),
    ceiling_minor: minorToJson(ceilingMinor),
  }
}

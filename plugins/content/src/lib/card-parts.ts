import { listDeliverables, type ContentPost } from "@codex/content"
import type { Tx } from "@codex/kernel"
import { automaticDiscounts, supplyLeft } from "@codex/purchases"
import { partsOf } from "./parts"

/** What the cards of these posts need besides names, read in one scope. */
export async function cardParts(tx: Tx, posts: readonly ContentPost[]) {
  const ids = posts.map((post) => post.id)
  const bundles = posts.filter((post) => post.product_type === "bundle")
  const all = await partsOf(
    tx,
    bundles.map((post) => post.id)
  )
  // What an operator disabled is sold with nothing, until it is enabled.
  const parts = new Map(
    [...all].map(([id, inside]) => [id, inside.filter((p) => !p.disabled_at)])
  )
  const inside = [...parts.values()].flat().map((part) => part.id)
  const sellers = new Set(posts.map((post) => post.organization_id))
  return {
    parts,
    deliverables: await listDeliverables(tx, [...ids, ...inside]),
    supply: await supplyLeft(tx, ids),
    discounts: await automaticDiscounts(tx, [...sellers]),
    now: new Date(),
  }
}

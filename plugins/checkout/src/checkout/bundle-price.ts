import type { ContentPost } from "@codex/content"
import { allocate } from "@codex/kernel"
import type { Minor } from "@codex/kernel"
import type { FrozenItem } from "@codex/purchases"

type Part = Pick<ContentPost, "id" | "title" | "creator_id" | "price_minor">

/** A post without a price of its own still counts for something. */
const weightOf = (part: Part): Minor =>
  part.price_minor > 0n ? part.price_minor : 1n

/** The parts as they are frozen, each with its weight. */
export function frozenItems(
  parts: readonly Part[],
  owned: ReadonlySet<string>
): FrozenItem[] {
  return parts.map((part) => ({
    post_id: part.id,
    title: part.title,
    creator_id: part.creator_id,
    weight_minor: Number(weightOf(part)),
    owned: owned.has(part.id),
  }))
}

/**
 * The bundle's price without the parts the buyer owns: each part's share of
 * it by price weight. What is left is charged at least at the floor.
 */
export function priceOfRest(
  priceMinor: Minor,
  items: readonly FrozenItem[],
  floorMinor: Minor
): Minor {
  if (items.length === 0 || items.every((item) => !item.owned)) {
    return priceMinor
  }
  const shares = allocate(
    priceMinor,
    items.map((item) => BigInt(item.weight_minor))
  )
  const rest = shares.reduce(
    (sum, share, at) => (items[at]?.owned ? sum : sum + share),
    0n
  )
  const least = floorMinor < priceMinor ? floorMinor : priceMinor
  return rest > least ? rest : least
}

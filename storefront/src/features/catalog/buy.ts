import type { CatalogPost } from "@codex/plugin-content/contract"
import { formatMoney } from "../../lib/money"
import { paths } from "../../paths"
import { chosenAmount, dueMinor, type Amount } from "./price"

export type Ownership = { owned: boolean; since?: string; until?: string }

export type BuyState =
  | { kind: "owned"; href: string; since?: string; until?: string }
  | { kind: "preview" | "sold_out" }
  | { kind: "free"; href: string }
  | { kind: "fixed"; href: string; amount: string }
  | { kind: "choose"; href: string; amount: Amount }

/** The one thing a reader can do with this post; the first that fits wins. */
export function buyState(
  post: CatalogPost,
  own: Ownership,
  preview: boolean,
  typed: string | null,
  /** What this reader would pay, where that is not the price of all. */
  totalMinor: number = dueMinor(post)
): BuyState {
  const { handle, slug } = post
  const checkout = paths.checkout(handle, slug)
  if (preview) return { kind: "preview" }
  if (own.owned) {
    const { since, until } = own
    // A bundle has nothing to play itself: its posts have, further down.
    const inside = `${paths.post(handle, slug)}#includes`
    const bundle = post.product_type === "bundle"
    const href = bundle ? inside : paths.watch(handle, slug)
    return { kind: "owned", href, since, until }
  }
  if (post.sold_out) return { kind: "sold_out" }
  if (post.pricing_type === "free") return { kind: "free", href: checkout }
  return post.pricing_type === "pwyw"
    ? { kind: "choose", href: checkout, amount: chosenAmount(post, typed) }
    : {
        kind: "fixed",
        href: checkout,
        amount: formatMoney(totalMinor, post.currency_code),
      }
}

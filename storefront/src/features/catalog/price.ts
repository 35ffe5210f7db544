import type { CheckoutQuote } from "@codex/plugin-checkout/contract"
import type { CatalogCard } from "@codex/plugin-content/contract"
import { formatMoney, formatMoneyShort, parseMoney } from "../../lib/money"

export type Priced = Pick<
  CatalogCard,
  | "pricing_type"
  | "price_minor"
  | "suggested_minor"
  | "compare_at_minor"
  | "sale_minor"
  | "price_limits"
  | "currency_code"
  | "sold_out"
>

export type PriceView =
  | { kind: "free" | "sold_out" | "pwyw_any" }
  | { kind: "pwyw_from"; amount: string }
  | { kind: "fixed"; amount: string; before?: string }

/** What a price says on a card; sold out says more than any amount. */
export function priceView(post: Priced): PriceView {
  const money = (minor: number) => formatMoney(minor, post.currency_code)
  if (post.sold_out) return { kind: "sold_out" }
  if (post.pricing_type === "free") return { kind: "free" }
  if (post.pricing_type === "pwyw") {
    const amount = formatMoneyShort(post.price_minor, post.currency_code)
    return post.price_minor
      ? { kind: "pwyw_from", amount }
      : { kind: "pwyw_any" }
  }
  const now = dueMinor(post)
  const before =
    post.sale_minor === null ? post.compare_at_minor : post.price_minor
  return before && before > now
    ? { kind: "fixed", amount: money(now), before: money(before) }
    : { kind: "fixed", amount: money(now) }
}

/** What a fixed price comes to now, a discount that applies by itself off. */
export const dueMinor = (post: Priced): number =>
  post.sale_minor ?? post.price_minor

type Reductions = Pick<CheckoutQuote, "list_minor" | "owned_minor" | "discount">

/** The price as its reader pays it: what they own of a bundle is taken off. */
export const priceForReader = <P extends Priced>(
  post: P,
  quote: Reductions | undefined
): P =>
  quote && quote.owned_minor > 0
    ? {
        ...post,
        sale_minor:
          quote.list_minor -
          quote.owned_minor -
          (quote.discount?.amount_minor ?? 0),
      }
    : post

export type Amount =
  | { ok: true; minor: number }
  | { ok: false; reason: "invalid" | "too_low" | "too_high"; limit: number }

/** What a buyer offers: zero where it is allowed, else at least $1.00. */
export function chosenAmount(post: Priced, text: string | null): Amount {
  if (post.pricing_type !== "pwyw") return { ok: true, minor: post.price_minor }
  const offered =
    text === null
      ? (post.suggested_minor ?? post.price_minor)
      : parseMoney(text, post.currency_code)
  if (offered === null) return { ok: false, reason: "invalid", limit: 0 }
  const { floor_minor: least, ceiling_minor: most } = post.price_limits
  const floor = Math.max(post.price_minor, offered ? least : 0)
  if (offered < floor) return { ok: false, reason: "too_low", limit: floor }
  return offered > most
    ? { ok: false, reason: "too_high", limit: most }
    : { ok: true, minor: offered }
}

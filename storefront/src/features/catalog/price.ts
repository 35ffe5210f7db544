import type { CatalogCard } from "@codex/plugin-content/contract"
import { formatMoney, formatMoneyShort, parseMoney } from "../../lib/money"

export type Priced = Pick<
  CatalogCard,
  | "pricing_type"
  | "price_minor"
  | "suggested_minor"
  | "compare_at_minor"
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
  const before = post.compare_at_minor
  return before && before > post.price_minor
    ? { kind: "fixed", amount: money(post.price_minor), before: money(before) }
    : { kind: "fixed", amount: money(post.price_minor) }
}

/** PRODUCT, decision 11. */
const PWYW_CEILING_MINOR = 99_999
const PAID_FLOOR_MINOR = 100

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
  const floor = post.price_minor || (offered ? PAID_FLOOR_MINOR : 0)
  if (offered < floor) return { ok: false, reason: "too_low", limit: floor }
  return offered > PWYW_CEILING_MINOR
    ? { ok: false, reason: "too_high", limit: PWYW_CEILING_MINOR }
    : { ok: true, minor: offered }
}

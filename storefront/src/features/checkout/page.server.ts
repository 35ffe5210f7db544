import type { CheckoutQuote, TaxPlace } from "@codex/plugin-checkout/contract"
import type { CatalogPost } from "@codex/plugin-content/contract"
import { paths } from "../../paths"
import { getShopper, type Shopper } from "../account/account.server"
import { getPost } from "../catalog/catalog.server"
import { chosenAmount } from "../catalog/price"
import { getOwnership } from "../library/library.server"
import { isFinal, type Problem } from "./problems"
import { getQuote } from "./checkout.server"
import { proposedPlace } from "./place"

type Ask = {
  token: string
  handle: string
  slug: string
  typed: string | undefined
  /** A discount code as typed. */
  code: string | undefined
  /** Where the buyer says to be, for the tax. */
  place: TaxPlace | undefined
  problem: Problem | undefined
  /** A form on its way: the second of two clicks finds the first one's. */
  submitted: boolean
}

export type CheckoutPage =
  | {
      kind: "ready"
      post: CatalogPost
      buyer: Shopper
      quote: CheckoutQuote
      chosenMinor: number | undefined
      place: TaxPlace | undefined
    }
  | { kind: "redirect"; to: string }
  | { kind: "login" | "missing" | "unreachable" }

/** Owned or sold out: the post's own page says so, unless we have to. */
async function isSettled(ask: Ask, post: CatalogPost): Promise<boolean> {
  if (post.sold_out && !isFinal(ask.problem)) return true
  return (await getOwnership(ask.token, post.id)).owned
}

/** What stands in the way of paying, checked before a form is shown. */
export async function loadCheckout(ask: Ask): Promise<CheckoutPage> {
  const { token, handle, slug } = ask
  const [found, shopper] = await Promise.all([
    getPost(handle, slug),
    getShopper(token),
  ])
  if (!shopper.ok && shopper.status === 401) return { kind: "login" }
  if (!found.ok && found.status < 500) return { kind: "missing" }
  if (!found.ok || !shopper.ok) return { kind: "unreachable" }
  const { post } = found.value
  if (!ask.submitted && (await isSettled(ask, post))) {
    return { kind: "redirect", to: paths.post(handle, slug) }
  }
  return quoted(ask, post, shopper.value)
}

/** The form with what it costs, or why there is none. */
async function quoted(
  { token, handle, slug, typed, code, place: said }: Ask,
  post: CatalogPost,
  buyer: Shopper
): Promise<CheckoutPage> {
  const amount = chosenAmount(post, typed ?? null)
  if (!amount.ok) {
    return { kind: "redirect", to: paths.post(handle, slug, { amount: typed }) }
  }
  const chosen = post.pricing_type === "pwyw" ? amount.minor : undefined
  const ask = { postId: post.id, amountMinor: chosen, code }
  const first = await getQuote(token, { ...ask, place: said })
  // Nobody is asked what is known from before; the page says what it took.
  const proposed =
    first.ok && !said ? proposedPlace(first.value.place) : undefined
  const quote = proposed
    ? await getQuote(token, { ...ask, place: proposed })
    : first
  const place = said ?? proposed
  if (!quote.ok && quote.code === "already_owned") {
    return { kind: "redirect", to: paths.post(handle, slug) }
  }
  return quote.ok
    ? {
        kind: "ready",
        post,
        buyer,
        quote: quote.value,
        chosenMinor: chosen,
        place,
      }
    : { kind: quote.status < 500 ? "missing" : "unreachable" }
}

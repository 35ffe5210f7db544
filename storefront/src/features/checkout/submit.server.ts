import type { CatalogPost } from "@codex/plugin-content/contract"
import { paths } from "../../paths"
import { parseForm } from "../account/account"
import type { Shopper } from "../account/account.server"
import { checkoutForm } from "./checkout"
import { placeOrder } from "./checkout.server"
import { placeOf } from "./place"
import { problemOf, type Problem } from "./problems"

type Order = {
  post: CatalogPost
  /** As the buyer typed it, for the address to come back to. */
  typed: string | undefined
  code: string | undefined
  chosenMinor: number | undefined
  buyer: Shopper
}

export type Submitted = { redirect: string } | { nameMissing: true }

/**
 * The sent form as the address to go to next. A problem comes back as a new
 * page view and with it a new idempotency key: a declined card may be tried
 * again, a double click may not.
 */
export async function submitCheckout(
  token: string,
  { post, typed, code, chosenMinor, buyer }: Order,
  data: FormData
): Promise<Submitted> {
  const { handle, slug } = post
  const form = parseForm(checkoutForm, data)
  const place = form.ok ? placeOf(form.value) : undefined
  const back = (problem: Problem) => {
    const query = { amount: typed, code, ...place, problem }
    return { redirect: paths.checkout(handle, slug, query) }
  }
  if (!form.ok) return form.errors.name ? { nameMissing: true } : back("failed")
  const order = { post, email: buyer.email, chosenMinor }
  const placed = await placeOrder(token, order, form.value)
  if (placed.ok) return { redirect: paths.checkoutDone(placed.checkoutId) }
  const problem = problemOf(placed)
  return problem === "already_owned"
    ? { redirect: paths.post(handle, slug) }
    : back(problem)
}

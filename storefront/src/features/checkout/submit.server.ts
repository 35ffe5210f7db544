import type { CatalogPost } from "@codex/plugin-content/contract"
import { paths } from "../../paths"
import { parseForm, textField } from "../account/account"
import type { Shopper } from "../account/account.server"
import { checkoutForm } from "./checkout"
import { placeOrder } from "./checkout.server"
import type { TypedBuyer } from "./buyer-fields"
import { placeOf } from "./place"
import { fieldOf, problemOf, type Problem } from "./problems"

type Order = {
  post: CatalogPost
  /** As the buyer typed it, for the address to come back to. */
  typed: string | undefined
  code: string | undefined
  chosenMinor: number | undefined
  buyer: Shopper
}

/** A field to fill in again, with what was typed, or where to go next. */
export type Submitted =
  { redirect: string } | { wrong: Problem; typed: TypedBuyer }

const typedBuyer = (data: FormData): TypedBuyer => ({
  name: textField(data, "name"),
  phone: textField(data, "phone"),
  country: textField(data, "phone_country"),
})

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
  const fillIn = (wrong: Problem) => ({ wrong, typed: typedBuyer(data) })
  if (!form.ok) {
    if (form.errors.name) return fillIn("name_missing")
    return form.errors.phone ? fillIn("phone_invalid") : back("failed")
  }
  const order = { post, email: buyer.email, chosenMinor }
  const placed = await placeOrder(token, order, form.value)
  if (placed.ok) return { redirect: paths.checkoutDone(placed.checkoutId) }
  const problem = problemOf(placed)
  if (fieldOf(problem)) return fillIn(problem)
  return problem === "already_owned"
    ? { redirect: paths.post(handle, slug) }
    : back(problem)
}

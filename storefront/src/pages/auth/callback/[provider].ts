import type { APIRoute } from "astro"
import { finishSignIn } from "../../../features/account/sign-in.server"
import { writeSession } from "../../../lib/session.server"
import { visitorOf } from "../../../lib/visitor.server"
import { paths } from "../../../paths"

/** Where the shopper comes back to, with an answer for this browser alone. */
export const GET: APIRoute = async (context) => {
  const { cookies, params, redirect, url } = context
  const answer = { id: params.provider ?? "", query: url.searchParams }
  const signedIn = await finishSignIn(cookies, answer, visitorOf(context))
  if (signedIn.ok) {
    writeSession(cookies, signedIn.value.token)
    return redirect(signedIn.value.returnTo, 303)
  }
  const known = signedIn.code === "account_exists"
  const problem = known ? "sign_in_known" : "sign_in_failed"
  return redirect(paths.login(undefined, { problem }), 303)
}

import type { APIRoute } from "astro"
import { beginSignIn } from "../../../features/account/sign-in.server"
import { safeReturnTo } from "../../../lib/return-to"
import { absoluteUrl } from "../../../lib/site.server"
import { paths } from "../../../paths"

/** Sends the shopper to whoever says who they are. */
export const GET: APIRoute = async (context) => {
  const { cookies, params, redirect, url } = context
  const id = params.provider ?? ""
  const returnTo = safeReturnTo(url.searchParams.get("returnTo"))
  const callbackUrl = absoluteUrl(context, paths.signInCallback(id))
  const begun = await beginSignIn(cookies, { id, callbackUrl, returnTo })
  return begun.ok
    ? redirect(begun.value, 303)
    : redirect(paths.login(returnTo, { problem: "sign_in_failed" }), 303)
}

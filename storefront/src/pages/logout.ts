import type { APIRoute } from "astro"
import { signOut } from "../features/account/security.server"
import { clearSession } from "../lib/session.server"
import { paths } from "../paths"

/** Ends the session itself, then forgets its token here. */
export const POST: APIRoute = async ({ cookies, locals, redirect }) => {
  if (locals.token) await signOut(locals.token)
  clearSession(cookies)
  return redirect(paths.home(), 303)
}

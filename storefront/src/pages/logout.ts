import type { APIRoute } from "astro"
import { clearSession } from "../lib/session.server"
import { paths } from "../paths"

export const POST: APIRoute = ({ cookies, redirect }) => {
  clearSession(cookies)
  return redirect(paths.home(), 303)
}

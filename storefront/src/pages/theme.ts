import type { APIRoute } from "astro"
import { safeReturnTo } from "../lib/return-to"
import { writeTheme } from "../lib/theme.server"

export const POST: APIRoute = async ({ request, cookies, redirect }) => {
  const data = await request.formData()
  writeTheme(cookies, String(data.get("theme")))
  return redirect(safeReturnTo(String(data.get("returnTo"))), 303)
}

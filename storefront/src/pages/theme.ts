import type { APIRoute } from "astro"
import { safeReturnTo } from "../lib/return-to"
import { writeTheme } from "../lib/theme.server"

export const POST: APIRoute = async ({ request, cookies, redirect }) => {
  const data = await request.formData()
  const field = (name: string) => {
    const value = data.get(name)
    return typeof value === "string" ? value : ""
  }
  writeTheme(cookies, field("theme"))
  return redirect(safeReturnTo(field("returnTo")), 303)
}

import type { DownloadResponse } from "@codex/plugin-access/contract"
import type { APIRoute } from "astro"
import { ownerPage } from "../../features/library/given"
import { callApi } from "../../lib/api.server"
import { api, paths } from "../../paths"

/** A form asks for a file: the answer leads to its ticket, once. */
export const POST: APIRoute = async ({ params, request, locals, redirect }) => {
  const form = await request.formData()
  const field = (name: string) => {
    const value = form.get(name)
    return typeof value === "string" ? value : ""
  }
  const address = { handle: field("handle"), slug: field("slug") }
  if (!locals.token) {
    return redirect(paths.login(ownerPage(address)), 303)
  }
  const answer = await callApi<DownloadResponse>(
    api.downloads(params.post ?? ""),
    {
      token: locals.token,
      method: "POST",
      body: { asset_id: field("asset") },
    }
  )
  if (answer.ok) return redirect(answer.value.url, 303)
  if (answer.status === 401) {
    return redirect(paths.login(ownerPage(address)), 303)
  }
  return redirect(ownerPage(address, answer.code), 303)
}

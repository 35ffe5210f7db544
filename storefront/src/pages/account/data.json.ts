import type { APIRoute } from "astro"
import { getOwnData } from "../../features/account/own-data.server"
import { paths } from "../../paths"

/** Everything kept of the reader, as a file to take along. */
export const GET: APIRoute = async ({ locals, redirect }) => {
  if (!locals.token) return redirect(paths.login(paths.ownData()), 303)
  const found = await getOwnData(locals.token)
  if (!found.ok) return redirect(paths.ownData({ failed: 1 }), 303)
  const day = found.value.exported_at.slice(0, 10)
  return new Response(JSON.stringify(found.value, null, 2), {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="my-data-${day}.json"`,
      "cache-control": "no-store",
    },
  })
}

import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { pageVersion } from "../../../changes/page-version"
import type { ChangesQuery, ChangesResponse } from "../../../contract"
import { connection } from "../../../lib/scoped-post"

/** A server that stops waits for no answer longer than this. */
const WAIT_MS = 5_000

/** Answers once public pages show something else than at `since`. */
export async function GET(
  req: MedusaRequest<unknown, ChangesQuery>,
  res: MedusaResponse<ChangesResponse>
) {
  const { since } = req.validatedQuery
  const version = await pageVersion(connection(req.scope)).after(since, WAIT_MS)
  if (version === null) {
    res.status(503)
  }
  res.setHeader("cache-control", "no-store")
  res.json({ version })
}

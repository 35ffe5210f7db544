import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { pageVersion } from "@codex/kernel"
import type { ChangesQuery, ChangesResponse } from "../../../contract"
import { connection } from "../../../lib/scoped-post"

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
  // A server that stops must not be asked again on a connection it keeps.
  res.setHeader("connection", "close")
  res.json({ version })
}

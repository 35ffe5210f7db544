import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CoverQuery } from "../../../../../../contract"
import { resolvePost } from "../../../../../../lib/catalog-address"
import { coverSource, sendCover } from "../../../../../../lib/cover"
import { connection } from "../../../../../../lib/scoped-post"

/** A drawing gives way to the real thumbnail soon; a thumbnail stays. */
const CACHE = {
  thumbnail: "public, max-age=86400, stale-while-revalidate=604800",
  drawn: "public, max-age=300",
}

export async function GET(
  req: MedusaRequest<unknown, CoverQuery>,
  res: MedusaResponse
) {
  const { handle = "", slug = "" } = req.params
  const { preview, w } = req.validatedQuery
  const pg = connection(req.scope)
  const post = await resolvePost(pg, { handle, slug, preview })
  const source = await coverSource(pg, post, w)
  const cache = preview ? "private, no-store" : CACHE[source.kind]
  await sendCover(req, res, source, cache)
}

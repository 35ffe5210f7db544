import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import { mediaStorage } from "@codex/plugin-media/workflows"
import { pipeline } from "node:stream/promises"
import { fail } from "../../../../../lib/failures"
import { postAccess } from "../../../../../lib/owned-post"
import { customerIdOf, pgOf } from "../../../../../lib/request"

/** The picture of a post that is not on sale any more, for its owner. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const postId = assertDefined(req.params.post_id, "post id")
  const found = await postAccess(pgOf(req.scope), customerIdOf(req), postId)
  const owns = found.access.allowed || found.access.grant !== null
  const key = found.parts
    .map((part) => found.assets.get(part.asset_id)?.thumbnail_key)
    .find(Boolean)
  if (!owns || !key || !(await mediaStorage().stat(key))) {
    throw fail("post_not_found")
  }
  const { stream, size, contentType } = await mediaStorage().read(key)
  res.set({
    "Content-Type": contentType,
    "Content-Length": String(size),
    "Cache-Control": "private, max-age=300",
    "X-Content-Type-Options": "nosniff",
  })
  await pipeline(stream, res)
}

import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { followLink } from "../../../../../links/follow-link"

/** Counts a click of a mail and leads on; only to where it was signed for. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const target = await followLink(req.scope, req.params.token ?? "")
  res.set("cache-control", "no-store").set("referrer-policy", "no-referrer")
  res.redirect(302, target)
}

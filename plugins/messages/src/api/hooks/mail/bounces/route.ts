import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { takeBounce } from "../../../../links/take-bounce"

/** A mail service reports what it could not deliver, signed over raw bytes. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const rawBody = req.rawBody as Buffer | undefined
  const outcome = await takeBounce(req.scope, {
    raw: rawBody?.toString("utf8") ?? "",
    signature: req.get("x-codex-signature") ?? "",
  })
  res.json({ outcome })
}

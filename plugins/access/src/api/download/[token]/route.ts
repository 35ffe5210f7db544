import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import { sendDownload } from "../../../downloads/send"

/** One file, once; the token is the credential. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  await sendDownload(req, res, assertDefined(req.params.token, "token"))
}

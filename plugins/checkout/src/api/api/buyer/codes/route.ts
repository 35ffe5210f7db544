import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { askCode } from "@codex/plugin-messages/workflows"
import type { AskCodeBody, AskedCode } from "@codex/plugin-messages/contract"

/** Sends six digits to an address, to be typed where they were asked for. */
export async function POST(
  req: MedusaRequest<AskCodeBody>,
  res: MedusaResponse<AskedCode>
) {
  res.json(await askCode(req, "buyer"))
}

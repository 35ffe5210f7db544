import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { askCode } from "../../../../buyer/ask-code"
import type { AskCodeBody, AskedCode } from "../../../../contract"

/** Sends six digits to an address, to be typed where they were asked for. */
export async function POST(
  req: MedusaRequest<AskCodeBody>,
  res: MedusaResponse<AskedCode>
) {
  const { email } = req.validatedBody
  const from = req.get("x-forwarded-for")?.split(",")[0] ?? req.ip ?? ""
  res.json(await askCode(req.scope, { email, from: from.trim() }))
}

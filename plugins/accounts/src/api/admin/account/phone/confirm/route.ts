import type { UseCodeBody } from "@codex/plugin-messages/contract"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { PhoneProven } from "../../../../../contract"
import { provePhone } from "../../../../../phone/prove-phone"

/** The code from the text: the number counts from now on. */
export async function POST(
  req: AuthenticatedMedusaRequest<UseCodeBody>,
  res: MedusaResponse<PhoneProven>
): Promise<void> {
  res.json(await provePhone(req))
}

import type { AskedText } from "@codex/plugin-messages/contract"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { OwnPhone, PhoneBody } from "../../../../contract"
import { askForPhone, ownPhone } from "../../../../phone/prove-phone"

/** The number this creator has proven, and whether one is asked for. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<OwnPhone>
): Promise<void> {
  res.json(await ownPhone(req))
}

/** Texts a code to the number somebody says is theirs. */
export async function POST(
  req: AuthenticatedMedusaRequest<PhoneBody>,
  res: MedusaResponse<AskedText>
): Promise<void> {
  res.json(await askForPhone(req))
}

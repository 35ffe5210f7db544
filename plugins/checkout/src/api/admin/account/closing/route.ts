import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { CloseCreatorBody, CreatorClosing } from "../../../../contract"
import { closeAccount, showClosing } from "../../../../creator-closing/close"

/** What closing the account does, and what stands in its way. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<CreatorClosing>
): Promise<void> {
  res.json(await showClosing(req))
}

/** Closes the account of the signed-in creator, for good. */
export async function POST(
  req: AuthenticatedMedusaRequest<CloseCreatorBody>,
  res: MedusaResponse<{ closed: true }>
): Promise<void> {
  await closeAccount(req)
  res.json({ closed: true })
}

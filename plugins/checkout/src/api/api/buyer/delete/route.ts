import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { DeleteAccountBody } from "../../../../contract"
import { deleteAccount } from "../../../../own-data/delete-account"

/** Forgets the signed-in shopper, for good. */
export async function POST(
  req: AuthenticatedMedusaRequest<DeleteAccountBody>,
  res: MedusaResponse<{ deleted: true }>
) {
  await deleteAccount(req)
  res.json({ deleted: true })
}

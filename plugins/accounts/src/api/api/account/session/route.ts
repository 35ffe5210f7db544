import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

/** Whether this session may still be used; costs no query. */
export async function GET(
  _req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ signed_in: true }>
): Promise<void> {
  res.json({ signed_in: true })
}

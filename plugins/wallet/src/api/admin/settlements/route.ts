import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { SettlementsQuery, SettlementsResponse } from "../../../contract"
import { readWallets } from "../../../lib/reader"
import { settlementsView } from "../../../settlement/operator-settlements"

/** Who is paid for each organization's sales; operators. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, SettlementsQuery>,
  res: MedusaResponse<SettlementsResponse>
): Promise<void> {
  const query = req.validatedQuery as SettlementsQuery
  res.json(await readWallets(req, (tx) => settlementsView(tx, query)))
}

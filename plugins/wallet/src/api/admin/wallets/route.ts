import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { WalletsQuery, WalletsResponse } from "../../../contract"
import { operatorWallets } from "../../../lib/operator-wallets"
import { readWallets } from "../../../lib/reader"

/** Every wallet, for operators; creators are kept out by default-deny. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, WalletsQuery>,
  res: MedusaResponse<WalletsResponse>
): Promise<void> {
  const query = req.validatedQuery as WalletsQuery
  res.json(await readWallets(req, (tx) => operatorWallets(tx, query)))
}

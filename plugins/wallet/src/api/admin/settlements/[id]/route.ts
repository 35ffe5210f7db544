import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { SettlementBody, SettlementView } from "../../../../contract"
import { readWallets } from "../../../../lib/reader"
import { changeSettlement } from "../../../../settlement/operator-settlements"

/** Changes who is paid; sales made before stay as they were. */
export async function POST(
  req: AuthenticatedMedusaRequest<SettlementBody>,
  res: MedusaResponse<{ settlement: SettlementView }>
): Promise<void> {
  const { id = "" } = req.params
  const by = req.auth_context.actor_id
  const { mode } = req.validatedBody
  const settlement = await readWallets(req, (tx) =>
    changeSettlement(tx, { id, mode, by })
  )
  res.json({ settlement })
}

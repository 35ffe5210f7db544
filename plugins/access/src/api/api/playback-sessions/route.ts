import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { PlayersResponse } from "../../../contract"
import { ownPlayers } from "../../../lib/own-players"
import { customerIdOf, pgOf } from "../../../lib/request"

/** Where the customer is playing at present. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<PlayersResponse>
): Promise<void> {
  const players = await ownPlayers(pgOf(req.scope), customerIdOf(req))
  res.set("Cache-Control", "private, no-store")
  res.json({ players })
}

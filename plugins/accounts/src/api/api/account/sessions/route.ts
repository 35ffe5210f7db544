import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { SessionList } from "../../../../contract"
import { sessionList } from "../../../../sessions/list"

/** Where the asking person is signed in. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<SessionList>
): Promise<void> {
  res.json(await sessionList(req))
}

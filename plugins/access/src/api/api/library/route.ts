import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { buildLibrary } from "../../../lib/library"
import { loadLibrary } from "../../../lib/load-library"
import { customerIdOf, pgOf } from "../../../lib/request"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const facts = await loadLibrary(pgOf(req.scope), customerIdOf(req))
  res.set("Cache-Control", "private, no-store")
  res.json(buildLibrary(facts, new Date()))
}

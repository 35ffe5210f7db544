import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { studioActor } from "@codex/plugin-creators/workflows"
import type { StudioPeople } from "../../../../contract"
import { connection } from "../../../../lib/connection"
import { readPeople } from "../../../../people/read"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<StudioPeople>
): Promise<void> {
  const actor = await studioActor(req)
  res.json(await readPeople(connection(req.scope), actor))
}

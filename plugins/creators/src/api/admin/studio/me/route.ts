import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { studioMeDto } from "../../../../lib/studio-me"
import { studioActor } from "../../../../lib/studio-context"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const actor = await studioActor(req)
  res.json(await studioMeDto(req.scope, actor))
}

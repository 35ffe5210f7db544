import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { PlatformBody, PlatformSettingsView } from "../../../contract"
import { connection } from "../../../lib/connection"
import {
  readPlatform,
  savePlatform,
  type Platform,
} from "../../../lib/platform-settings"

function platform(scope: MedusaRequest["scope"]): Platform {
  const config = scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  return { pg: connection(scope), redisUrl: config.projectConfig.redisUrl }
}

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<PlatformSettingsView>
): Promise<void> {
  res.json(await readPlatform(platform(req.scope)))
}

export async function POST(
  req: AuthenticatedMedusaRequest<PlatformBody>,
  res: MedusaResponse<PlatformSettingsView>
): Promise<void> {
  const { actor_id: userId } = req.auth_context
  res.json(await savePlatform(platform(req.scope), userId, req.validatedBody))
}

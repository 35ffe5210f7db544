import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { withTenant } from "@codex/kernel"
import type { Pg } from "@codex/kernel"
import { studioContext } from "@codex/plugin-creators/workflows"
import type { NotificationBody } from "../../../../contract"
import {
  chooseNotification,
  notificationMatrix,
} from "../../../../settings/notifications"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const notifications = await withTenant(pg, { creatorId }, (tx) =>
    notificationMatrix(tx, creatorId)
  )
  res.json({ notifications })
}

export async function POST(
  req: AuthenticatedMedusaRequest<NotificationBody>,
  res: MedusaResponse
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const notifications = await withTenant(pg, { creatorId }, (tx) =>
    chooseNotification(tx, creatorId, req.validatedBody)
  )
  res.json({ notifications })
}

import { recordAudit } from "@codex/audit"
import { confirmPassword } from "@codex/plugin-accounts/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { CreatorDataBody } from "../contract"
import { messageOf } from "../lib/message-of"
import { inPlatform } from "../lib/platform"
import { dataFiles } from "./files"
import { ownerOf, type Owner } from "./own-creator"
import { zipTo } from "./zip"

const noteTaking = ({ container, userId, creator }: Owner) =>
  inPlatform(container, "a creator takes data along", (tx) =>
    recordAudit(tx, {
      actorKind: "user",
      actorId: userId,
      action: "creator.data_exported",
      objectType: "creator",
      objectId: creator.id,
    })
  )

/** Names of customers are in it, so the password is asked again. */
export async function takeData(
  req: AuthenticatedMedusaRequest<CreatorDataBody>,
  res: MedusaResponse
): Promise<void> {
  const owner = await ownerOf(req)
  await confirmPassword(req, req.validatedBody.password)
  const entries = await dataFiles(owner)
  await noteTaking(owner)
  const day = new Date().toISOString().slice(0, 10)
  const name = `${owner.creator.handle}-${day}.zip`
  res.setHeader("content-disposition", `attachment; filename="${name}"`)
  res.setHeader("cache-control", "no-store")
  res.setHeader("content-type", "application/zip")
  try {
    await zipTo(res, entries)
  } catch (error) {
    // The answer has begun, so it cannot say more than that it broke off.
    const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`Data of ${owner.creator.id} broke off: ${messageOf(error)}`)
  }
}

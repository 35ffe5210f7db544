import type { Pg } from "@codex/kernel"
import { mediaOptions } from "@codex/media"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { mediaStorage } from "../storage/media-storage"
import type { UploadDeps } from "../uploads/create-upload"

/** The one thing we ask of a Medusa container. */
export type Resolver = Pick<MedusaContainer, "resolve">

export function pgOf(scope: Resolver): Pg {
  return scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
}

/** What the upload functions need, in a server. */
export function uploadDeps(pg: Pg): UploadDeps {
  const { limits, ffprobePath } = mediaOptions.get()
  return { pg, storage: mediaStorage(), limits, ffprobePath }
}

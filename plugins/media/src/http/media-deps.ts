import type { Pg } from "@codex/kernel"
import { mediaOptions } from "@codex/media"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { mediaStorage } from "../storage/media-storage"
import type { UploadDeps } from "../uploads/create-upload"

export interface Resolver {
  resolve<T>(key: string): T
}

export function pgOf(scope: Resolver): Pg {
  return scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
}

/** What the upload functions need, in a server. */
export function uploadDeps(pg: Pg): UploadDeps {
  const { limits, ffprobePath } = mediaOptions.get()
  return { pg, storage: mediaStorage(), limits, ffprobePath }
}

import { loopJob, type Pg, withPlatform } from "@codex/kernel"
import {
  listLitter,
  type Litter,
  markCleared,
  type StorageDriver,
} from "@codex/media"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { pgOf } from "../http/media-deps"
import { mediaStorage } from "../storage/media-storage"
import { removeOtherVersions } from "../worker/other-versions"

const HOUR_MS = 3_600_000
const BATCH = 200

/** What was removed, and of which asset. */
export interface Collected extends Litter {
  files: number
}

/**
 * Files of attempts whose worker died before it could clear them away: nobody
 * plays them, and they cost money. Only jobs that have ended are looked at.
 */
export async function collectVersions(
  pg: Pg,
  storage: StorageDriver
): Promise<Collected[]> {
  const litter = await withPlatform(pg, "find files of dead workers", (tx) =>
    listLitter(tx, BATCH)
  )
  const collected: Collected[] = []
  for (const each of litter) {
    const asset = { id: each.asset_id, creator_id: each.creator_id }
    const files = await removeOtherVersions(storage, asset, each)
    await withPlatform(pg, "record cleared versions", (tx) =>
      markCleared(tx, each)
    )
    collected.push({ ...each, files })
  }
  return collected.filter(({ files }) => files > 0)
}

async function collectAndTell(container: MedusaContainer): Promise<void> {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  const collected = await collectVersions(pgOf(container), mediaStorage())
  for (const { asset_id, fence, active_version, files } of collected) {
    logger.info(
      `media-collect-versions removed ${files} files of ${asset_id}, attempts up to ${fence} but ${active_version ?? "none"}`
    )
  }
}

export default loopJob({
  name: "media-collect-versions",
  everyMs: HOUR_MS,
  work: collectAndTell,
})

export const config = {
  name: "media-collect-versions",
  schedule: "41 * * * *",
}

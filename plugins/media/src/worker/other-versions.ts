import { servicePrefix, type StorageDriver, versionPrefix } from "@codex/media"

/**
 * Removes what all attempts up to `fence` have stored, but for the one that is
 * published, and what a service made for them.
 *
 * @returns how many files that were
 */
export async function removeOtherVersions(
  storage: StorageDriver,
  asset: { id: string; creator_id: string },
  upTo: { fence: number; active_version: number | null }
): Promise<number> {
  let files = await storage.removePrefix(servicePrefix(asset))
  for (let version = 1; version <= upTo.fence; version += 1) {
    if (version !== upTo.active_version) {
      files += await storage.removePrefix(versionPrefix(asset, version))
    }
  }
  return files
}

import type { StorageDriver } from "@codex/media"
import { isPlaylist } from "../domain/content-type"
import type { PlayableFile } from "./send-file"

/** PRODUCT decision 1: an object URL behind a lease lives 60 s at most. */
const MAX_SECONDS = 60

/** What a driver offers whose storage can serve bytes by itself. */
interface RedirectingDriver {
  temporaryUrl(
    key: string,
    options: { expiresInS: number; contentType: string }
  ): Promise<string>
}

function redirects(
  driver: StorageDriver | (StorageDriver & RedirectingDriver)
): driver is StorageDriver & RedirectingDriver {
  return "temporaryUrl" in driver && typeof driver.temporaryUrl === "function"
}

/**
 * A short-lived URL of the file, where the driver offers one. Playlists are
 * always sent by us: their relative URIs have to lead back through the gateway.
 */
export async function temporaryUrl(
  driver: StorageDriver,
  file: PlayableFile
): Promise<string | null> {
  if (!redirects(driver) || isPlaylist(file.path)) {
    return null
  }
  const { key, contentType } = file
  return driver.temporaryUrl(key, { expiresInS: MAX_SECONDS, contentType })
}

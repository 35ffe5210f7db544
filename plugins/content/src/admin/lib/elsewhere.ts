import type { DraftItem } from "./draft"

const VIDEO_HOST =
  /(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com)$/

const asUrl = (address: string): URL | null => {
  const text = address.trim()
  return URL.canParse(text) ? new URL(text) : null
}

/** Whether an address is one of the hosts whose films can be embedded. */
export const isVideoHost = (address: string): boolean =>
  VIDEO_HOST.test(asUrl(address)?.hostname ?? "")

/** A first look; the server reads the address by its own rules. */
export function elsewhereItem(
  media_kind: "link" | "embed",
  address: string,
  title: string
): DraftItem | null {
  const url = asUrl(address)
  const fine =
    url?.protocol === "https:" &&
    (media_kind === "link" || isVideoHost(address))
  return fine
    ? {
        asset_id: null,
        url: url.href,
        title: title.trim(),
        media_kind,
        filename: null,
        size_bytes: null,
        duration_ms: null,
        state: "ready",
        playable: false,
        progress: 100,
      }
    : null
}

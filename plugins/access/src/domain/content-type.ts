const TYPES: Record<string, string> = {
  m3u8: "application/vnd.apple.mpegurl",
  ts: "video/mp2t",
  m4s: "video/iso.segment",
  mp4: "video/mp4",
  mp3: "audio/mpeg",
  wav: "audio/wav",
  aac: "audio/aac",
  vtt: "text/vtt",
}

/** The only pictures a player asks for; the rest has routes of its own. */
const SEEK_BAR_PICTURE = /^storyboard-\d+\.jpg$/
export const WAVEFORM = "waveform.png"

/** The type of a file that may be played; other extensions are not served. */
export function playableType(path: string): string | null {
  if (SEEK_BAR_PICTURE.test(path)) {
    return "image/jpeg"
  }
  if (path === WAVEFORM) {
    return "image/png"
  }
  const extension = /\.([a-z0-9]+)$/.exec(path)?.[1] ?? ""
  return Object.hasOwn(TYPES, extension) ? (TYPES[extension] ?? null) : null
}

export function isPlaylist(path: string): boolean {
  return path.endsWith(".m3u8")
}

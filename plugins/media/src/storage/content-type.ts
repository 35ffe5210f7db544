import { extname } from "node:path"

const TYPES: Record<string, string> = {
  ".m3u8": "application/vnd.apple.mpegurl",
  ".ts": "video/mp2t",
  ".mp4": "video/mp4",
  ".m4s": "video/iso.segment",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
  ".vtt": "text/vtt",
  ".mp3": "audio/mpeg",
  ".wav": "audio/wav",
  ".aac": "audio/aac",
}

/** Type of a published file; sources have no extension and are never served. */
export function contentTypeOf(key: string): string {
  return TYPES[extname(key)] ?? "application/octet-stream"
}

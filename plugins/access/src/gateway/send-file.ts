import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StorageDriver } from "@codex/media"
import { sha256Hex } from "@codex/kernel"
import { pipeline } from "node:stream/promises"
import { parseRange, type RangeRequest } from "../domain/byte-range"
import { isPlaylist } from "../domain/content-type"

export interface PlayableFile {
  key: string
  path: string
  contentType: string
}

/** A published key never changes its bytes, so key and size name them. */
function etagOf(key: string, size: number): string {
  return `"${sha256Hex(`${key}|${size}`).slice(0, 32)}"`
}

function requestedRange(
  req: MedusaRequest,
  etag: string,
  size: number
): RangeRequest {
  const ifRange = req.get("if-range")
  return ifRange && ifRange !== etag
    ? { kind: "whole" }
    : parseRange(req.get("range"), size)
}

/** Playlists are asked for anew, so that a revocation shows at once. */
function cacheControl(path: string): string {
  return isPlaylist(path) ? "private, no-cache" : "private, max-age=3600"
}

/** Answers GET and HEAD; `false` when there is no such file. */
export async function sendFile(
  req: MedusaRequest,
  res: MedusaResponse,
  file: PlayableFile,
  storage: StorageDriver
): Promise<boolean> {
  const stat = await storage.stat(file.key)
  if (!stat) {
    return false
  }
  const etag = etagOf(file.key, stat.size)
  res.set({
    "Content-Type": file.contentType,
    "Accept-Ranges": "bytes",
    ETag: etag,
    "Cache-Control": cacheControl(file.path),
  })
  if (req.get("if-none-match") === etag) {
    res.status(304).end()
    return true
  }
  await sendBytes(req, res, { ...file, size: stat.size, etag }, storage)
  return true
}

async function sendBytes(
  req: MedusaRequest,
  res: MedusaResponse,
  file: PlayableFile & { size: number; etag: string },
  storage: StorageDriver
): Promise<void> {
  const range = requestedRange(req, file.etag, file.size)
  if (range.kind === "unsatisfiable") {
    res.status(416).set("Content-Range", `bytes */${file.size}`).end()
    return
  }
  const part = range.kind === "part" ? range : null
  const length = part ? part.end - part.start + 1 : file.size
  res.status(part ? 206 : 200).set("Content-Length", String(length))
  if (part) {
    res.set("Content-Range", `bytes ${part.start}-${part.end}/${file.size}`)
  }
  if (req.method === "HEAD" || length === 0) {
    res.end()
    return
  }
  const { stream } = await storage.read(
    file.key,
    part ? { start: part.start, end: part.end } : undefined
  )
  await pipeline(stream, res)
}

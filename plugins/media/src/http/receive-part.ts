import type { IncomingMessage } from "node:http"

import { mediaFailure, type UploadedPart } from "@codex/media"
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import { DiskDriver } from "../storage/disk-driver"
import { PartSizeError } from "../storage/disk-parts"
import { mediaStorage } from "../storage/media-storage"

/** Streams the request body to its part file, if the link is ours. */
export async function storeSignedPart(
  request: IncomingMessage,
  token: string,
  part: string
): Promise<UploadedPart> {
  const storage = mediaStorage()
  const partNumber = Number(part)
  const size = Number(request.headers["content-length"])
  if (
    !(storage instanceof DiskDriver) ||
    !/^[1-9]\d{0,4}$/.test(part) ||
    !Number.isSafeInteger(size)
  ) {
    throw mediaFailure("upload_link_invalid")
  }
  const claim = { partNumber, size }
  const stored = await storage
    .receiveSigned(token, claim, request)
    .catch((error: unknown) => {
      throw error instanceof PartSizeError
        ? mediaFailure("upload_size_mismatch")
        : error
    })
  if (!stored) {
    throw mediaFailure("upload_link_invalid")
  }
  return stored
}

/**
 * A dashboard on another origin may send parts too: the link is the
 * credential, no cookie is read, so any origin may use it.
 */
export function partCors(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  res.setHeader("Access-Control-Allow-Origin", "*")
  res.setHeader("Access-Control-Expose-Headers", "ETag")
  if (req.method !== "OPTIONS") {
    next()
    return
  }
  res.setHeader("Access-Control-Allow-Methods", "PUT")
  res.setHeader("Access-Control-Allow-Headers", "content-type")
  res.setHeader("Access-Control-Max-Age", "3600")
  res.status(204).end()
}

import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MirroredSession } from "@codex/entitlements"
import { withTenant } from "@codex/kernel"
import { getTextTrack } from "@codex/media"
import { pgOf } from "../lib/request"

const TEXT = /^text\/(trk_[0-9A-Z]{26})\.vtt$/

/** Where a text lies inside a session, beside the files of its version. */
export const textPath = (trackId: string): string => `text/${trackId}.vtt`

export const textIdOf = (path: string): string | null =>
  TEXT.exec(path)?.[1] ?? null

/**
 * Captions, subtitles or chapters of the file a session plays (ADR 0036): a
 * row, corrected at any time. Answers GET and HEAD; `false` when its own file
 * has no such text.
 */
export async function sendText(
  req: MedusaRequest,
  res: MedusaResponse,
  session: MirroredSession,
  trackId: string
): Promise<boolean> {
  const { creator_id: creatorId, asset_id: assetId } = session
  const track = await withTenant(pgOf(req.scope), { creatorId }, (tx) =>
    getTextTrack(tx, { assetId, trackId })
  )
  if (!track) {
    return false
  }
  res.set({
    "Content-Type": "text/vtt; charset=utf-8",
    "Cache-Control": "private, no-cache",
  })
  res.send(track.content)
  return true
}

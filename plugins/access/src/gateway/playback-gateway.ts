import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  accessOptions,
  mirrorSessions,
  type MirroredSession,
} from "@codex/entitlements"
import { slot, withPlatform } from "@codex/kernel"
import { mediaStorage } from "@codex/plugin-media/workflows"
import type { GatewayCode } from "../contract"
import { playableType, WAVEFORM } from "../domain/content-type"
import { maskPathTokens } from "../domain/mask-url"
import { confine, parseMediaUrl } from "../domain/media-url"
import { pgOf } from "../lib/request"
import { openSession } from "./open-session"
import { sendFile, type PlayableFile } from "./send-file"
import { sendText, textIdOf } from "./send-text"
import { SessionMirror } from "./session-mirror"
import { temporaryUrl } from "./temporary-url"

const mirrors = slot<WeakMap<object, SessionMirror>>(
  "access.mirror",
  () => new WeakMap()
)

function mirrorOf(req: MedusaRequest): SessionMirror {
  const pg = pgOf(req.scope)
  const known = mirrors.get().get(pg)
  if (known) {
    return known
  }
  const mirror = new SessionMirror({
    maxAgeMs: accessOptions.get().mirrorMaxAgeMs,
    load: (ids, touch) =>
      withPlatform(pg, "playback mirror", (tx) =>
        mirrorSessions(tx, ids, touch)
      ),
  })
  mirrors.get().set(pg, mirror)
  return mirror
}

const MESSAGES: Record<GatewayCode, string> = {
  playback_denied: "This link cannot be played here. Open the post to play it.",
  playback_moved:
    "Playback moved to another device. Press play to continue here instead.",
  playback_expired: "This playback session ended. Press play to start again.",
  not_entitled: "You do not have access to this post any more.",
}

function deny(res: MedusaResponse, code: GatewayCode): void {
  res
    .status(403)
    .set("Cache-Control", "no-store")
    .json({ type: "forbidden", code, message: MESSAGES[code] })
}

/** The file a URL means inside its session, if it is one that may be played. */
function fileOf(session: MirroredSession, path: string): PlayableFile | null {
  const key = confine(session.media_prefix, path)
  const contentType = playableType(path)
  const ofSound = path === session.entry_file || path === WAVEFORM
  const ofKind = session.kind === "video" || ofSound
  return key && contentType && ofKind ? { key, path, contentType } : null
}

async function serve(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const url = parseMediaUrl(req.originalUrl)
  if (!url) {
    deny(res, "playback_denied")
    return
  }
  const opened = await openSession(
    { token: url.token, cookieHeader: req.headers.cookie },
    mirrorOf(req),
    accessOptions.get().playbackSecret
  )
  if (!opened.ok) {
    deny(res, opened.code)
    return
  }
  const textId = textIdOf(url.path)
  if (textId) {
    const isSent = await sendText(req, res, opened.session, textId)
    if (!isSent) {
      deny(res, "playback_denied")
    }
    return
  }
  const file = fileOf(opened.session, url.path)
  if (!file || !(await send(req, res, file))) {
    deny(res, "playback_denied")
  }
}

async function send(
  req: MedusaRequest,
  res: MedusaResponse,
  file: PlayableFile
): Promise<boolean> {
  const storage = mediaStorage()
  const elsewhere = await temporaryUrl(storage, file)
  if (elsewhere) {
    res.set("Cache-Control", "private, no-store").redirect(302, elsewhere)
    return true
  }
  return sendFile(req, res, file, storage)
}

/**
 * `GET|HEAD /media/{sid}.{mac}/{path}` (ARCHITECTURE §3). Whatever is wrong
 * answers 403, so that a guess learns nothing; only when our own parts are
 * away is it 503, and nothing is served unchecked.
 */
export async function playbackGateway(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  res.set({
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private",
  })
  try {
    await serve(req, res)
  } catch (error) {
    fail(req, res, error)
  }
}

function fail(req: MedusaRequest, res: MedusaResponse, error: unknown): void {
  const gone = res.destroyed || req.destroyed
  if (!gone) {
    const logger = req.scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    const what = error instanceof Error ? error.message : String(error)
    const where = maskPathTokens(req.originalUrl)
    logger.error(`access: playback of ${where} failed: ${what}`)
  }
  if (res.headersSent) {
    // Half a file cannot be taken back; an aborted one is not cached.
    res.destroy()
    return
  }
  res
    .status(503)
    .set({ "Cache-Control": "no-store", "Retry-After": "2" })
    .json({
      type: "unexpected_state",
      code: "playback_unavailable",
      message: "Playback is not available right now. Try again in a moment.",
    })
}

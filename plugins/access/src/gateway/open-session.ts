import {
  parsePlaybackToken,
  passesGate,
  verifyPlaybackToken,
  type MirroredSession,
} from "@codex/entitlements"
import { sameText, sha256Hex } from "@codex/kernel"
import type { GatewayCode } from "../contract"
import { cookieValues } from "../domain/cookies"
import { PLAYBACK_COOKIE } from "../lib/playback-cookie"
import type { MirrorAnswer, SessionMirror } from "./session-mirror"

export type OpenResult =
  { ok: true; session: MirroredSession } | { ok: false; code: GatewayCode }

const denied = (code: GatewayCode = "playback_denied"): OpenResult => ({
  ok: false,
  code,
})

/**
 * MAC, session, cookie, revocation, lease, in this order: a forged URL costs
 * no query, and only the holder of the cookie learns why playing ended.
 */
export async function openSession(
  request: { token: string; cookieHeader: string | undefined },
  mirror: Pick<SessionMirror, "get">,
  secret: string
): Promise<OpenResult> {
  const token = parsePlaybackToken(request.token)
  if (!token || !passesGate(secret, token)) {
    return denied()
  }
  const found = await mirror.get(token.sid)
  if (!found || !verifyPlaybackToken(secret, token, found.session)) {
    return denied()
  }
  return hasCookie(request.cookieHeader, found.session)
    ? stillOpen(found)
    : denied()
}

function hasCookie(
  header: string | undefined,
  session: MirroredSession
): boolean {
  return cookieValues(header, PLAYBACK_COOKIE).some((value) =>
    sameText(sha256Hex(value), session.secret_hash)
  )
}

/** Ends that only ask for a new start. */
const ENDED: (string | null)[] = ["lease_ended", "left"]

function stillOpen({ session, leaseLeftMs }: MirrorAnswer): OpenResult {
  if (session.revoke_reason === "moved") {
    return denied("playback_moved")
  }
  if (session.revoke_reason === "access_revoked") {
    return denied("not_entitled")
  }
  if (ENDED.includes(session.revoke_reason) || leaseLeftMs <= 0) {
    return denied("playback_expired")
  }
  return session.revoked_at ? denied() : { ok: true, session }
}

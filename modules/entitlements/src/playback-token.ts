import { hmacHex, sameText } from "@codex/kernel"
import {
  formatPlaybackToken,
  GATE_DIGITS,
  SEAL_DIGITS,
  type PlaybackToken,
} from "./domain/playback-token"

export interface TokenSubject {
  id: string
  asset_id: string
  version: number
}

// Each use of the secret has a label of its own, so that one MAC can never be
// replayed as the other.
function gateOf(secret: string, sid: string): string {
  return hmacHex(secret, "playback-gate", sid).slice(0, GATE_DIGITS)
}

function sealOf(secret: string, session: TokenSubject): string {
  const { id, asset_id, version } = session
  return hmacHex(secret, "playback-seal", id, asset_id, version).slice(
    0,
    SEAL_DIGITS
  )
}

/** The path segment that opens one playback session (ARCHITECTURE §3). */
export function signPlaybackToken(
  secret: string,
  session: TokenSubject
): string {
  return formatPlaybackToken({
    sid: session.id,
    gate: gateOf(secret, session.id),
    seal: sealOf(secret, session),
  })
}

/** Cheap first check, before the session is looked up at all. */
export function passesGate(secret: string, token: PlaybackToken): boolean {
  return sameText(token.gate, gateOf(secret, token.sid))
}

/** The whole check: id, asset and version are the ones that were signed. */
export function verifyPlaybackToken(
  secret: string,
  token: PlaybackToken,
  session: TokenSubject
): boolean {
  return (
    token.sid === session.id &&
    passesGate(secret, token) &&
    sameText(token.seal, sealOf(secret, session))
  )
}

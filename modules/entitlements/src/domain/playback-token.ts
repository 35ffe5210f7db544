/**
 * `{sid}.{mac}`: 64 hex digits of MAC after the session's id. The first 16
 * cover the id alone (the gate: a guessed id costs no query), the other 48
 * cover id, asset and version (the seal).
 */
export interface PlaybackToken {
  sid: string
  gate: string
  seal: string
}

export const GATE_DIGITS = 16
export const SEAL_DIGITS = 48

const TOKEN = /^(pbs_[0-9A-HJKMNP-TV-Z]{26})\.([0-9a-f]{16})([0-9a-f]{48})$/

export function parsePlaybackToken(text: string): PlaybackToken | null {
  const [, sid, gate, seal] = TOKEN.exec(text) ?? []
  return sid && gate && seal ? { sid, gate, seal } : null
}

export function formatPlaybackToken(token: PlaybackToken): string {
  return `${token.sid}.${token.gate}${token.seal}`
}

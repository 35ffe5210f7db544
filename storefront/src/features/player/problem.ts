import type { AccessResponse } from "@codex/plugin-access/contract"

/** What went wrong while playing, as the page can say it. */
export const PLAYER_PROBLEMS = [
  "playback_moved",
  "too_many_players",
  "closed",
  "refunded",
  "suspended",
  "not_entitled",
  "login",
  "not_ready",
  "network",
  "media",
] as const
export type PlayerProblem = (typeof PLAYER_PROBLEMS)[number]

const BY_CODE: Record<string, PlayerProblem> = {
  playback_moved: "playback_moved",
  playback_closed: "closed",
  playback_session_not_found: "closed",
  too_many_players: "too_many_players",
  not_entitled: "not_entitled",
  media_not_ready: "not_ready",
  asset_not_ready: "not_ready",
  not_playable: "not_ready",
}

/** Why access is over, where it can be told more exactly. */
export function endedBy(state: AccessResponse["state"]): PlayerProblem {
  if (state === "revoked") return "refunded"
  return state === "suspended" ? "suspended" : "not_entitled"
}

/** An answer of the API in the player's words; status 0 means no answer. */
export function playerProblem(status: number, code: string): PlayerProblem {
  if (status === 401) return "login"
  const known = BY_CODE[code]
  if (known) return known
  return status === 0 || status >= 500 ? "network" : "media"
}

import type {
  AccessResponse,
  PlaybackResponse,
  PlayersResponse,
  ProgressBody,
  RenewResponse,
} from "@codex/plugin-access/contract"
import type { PlayerConfig } from "./config"
import { endedBy, playerProblem, type PlayerProblem } from "./problem"

export class PlaybackError extends Error {
  constructor(readonly problem: PlayerProblem) {
    super(problem)
  }
}

async function post<T>(url: string, body: object): Promise<T> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (!answer) throw new PlaybackError(playerProblem(0, ""))
  const json = (await answer.json().catch(() => ({}))) as T & { code?: string }
  if (answer.ok) return json
  throw new PlaybackError(playerProblem(answer.status, json.code ?? ""))
}

/**
 * Opens a lease; the browser keeps the cookie that goes with its URL. The
 * player named by `insteadOf` gives its place up.
 */
export const startPlayback = (config: PlayerConfig, insteadOf?: string) =>
  post<PlaybackResponse>(config.playbackUrl, {
    asset_id: config.assetId,
    instead_of: insteadOf,
  })

export const renewPlayback = (config: PlayerConfig, sessionId: string) =>
  post<RenewResponse>(config.renewUrl.replace("ID", sessionId), {})

/** Whoever leaves gives the place back; a lost beacon costs a minute. */
export const closePlayback = (config: PlayerConfig, sessionId: string) =>
  navigator.sendBeacon(config.closeUrl.replace("ID", sessionId))

async function read<T>(url: string): Promise<T | undefined> {
  const answer = await fetch(url).catch(() => undefined)
  return answer?.ok ? ((await answer.json()) as T) : undefined
}

/** Where else the shopper is playing; empty when that is not known. */
export async function otherPlayers(config: PlayerConfig) {
  const answer = await read<PlayersResponse>(config.playersUrl)
  return answer?.players ?? []
}

/** Says more of access that is over than a refusal does. */
export async function whyEnded(config: PlayerConfig): Promise<PlayerProblem> {
  const access = await read<AccessResponse>(config.accessUrl)
  return endedBy(access?.state ?? "none")
}

/** A beacon outlives the page; fetch takes over where it is not accepted. */
export function saveProgress(url: string, body: ProgressBody): void {
  const type = "application/json"
  const data = new Blob([JSON.stringify(body)], { type })
  if (navigator.sendBeacon(url, data)) return
  const headers = { "content-type": type }
  const request = { method: "POST", headers, body: data, keepalive: true }
  // A lost report is replaced by the next one, at most 30 s later.
  fetch(url, request).catch(() => undefined)
}

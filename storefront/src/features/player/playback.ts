import type {
  PlaybackResponse,
  ProgressBody,
  RenewResponse,
} from "@codex/plugin-access/contract"
import type { PlayerConfig } from "./config"
import { playerProblem, type PlayerProblem } from "./problem"

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

/** Opens a lease; the browser keeps the cookie that goes with its URL. */
export const startPlayback = (config: PlayerConfig, assetId?: string) =>
  post<PlaybackResponse>(
    config.playbackUrl,
    assetId ? { asset_id: assetId } : {}
  )

export const renewPlayback = (config: PlayerConfig, sessionId: string) =>
  post<RenewResponse>(config.renewUrl.replace("ID", sessionId), {})

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

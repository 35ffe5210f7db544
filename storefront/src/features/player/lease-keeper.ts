import type { PlaybackResponse } from "@codex/plugin-access/contract"
import type { PlayerConfig } from "./config"
import { renewDelay } from "./lease"
import { PlaybackError, renewPlayback } from "./playback"

interface Told {
  /** Moved or ended: final. */
  refused: (error: PlaybackError) => void
  /** There is more to play than when the lease began. */
  outdated: () => void
}

/** Renews silently until stopped. A lost connection is tried again. */
export function keepLease(
  config: PlayerConfig,
  playback: PlaybackResponse,
  { refused, outdated }: Told
): { stop: () => void; check: () => Promise<boolean> } {
  let timer = 0
  let stopped = false
  let leaseUntil = playback.lease_until

  const plan = () => {
    window.clearTimeout(timer)
    if (stopped) return
    const delay = renewDelay(leaseUntil, Date.now())
    timer = window.setTimeout(() => void check(), delay)
  }
  const check = async (): Promise<boolean> => {
    try {
      const renewed = await renewPlayback(config, playback.session_id)
      leaseUntil = renewed.lease_until
      if (renewed.outdated && !stopped) outdated()
    } catch (error) {
      const final =
        error instanceof PlaybackError && error.problem !== "network"
      if (final && !stopped) {
        refused(error)
        return false
      }
    }
    plan()
    return true
  }
  const stop = () => {
    stopped = true
    window.clearTimeout(timer)
  }
  plan()
  return { stop, check }
}

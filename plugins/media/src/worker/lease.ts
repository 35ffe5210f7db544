import { type Pg, withPlatform } from "@codex/kernel"
import {
  type ClaimedJob,
  heartbeat,
  LEASE_SECONDS,
  type Progress,
} from "@codex/media"

const TICK_MS = 1000
/** Renewed this often even when nothing moved. */
const RENEW_MS = (LEASE_SECONDS * 1000) / 4

/**
 * Holds a claimed job: writes progress at most once a second, renews the
 * lease, and aborts the work as soon as the job is no longer ours.
 */
export class Lease {
  private readonly controller = new AbortController()
  private readonly timer: NodeJS.Timeout
  private latest: Progress = { percent: 0, speed: null, etaS: null }
  private changed = false
  private renewedAt = Date.now()
  private busy = false

  constructor(
    private readonly pg: Pg,
    private readonly job: ClaimedJob,
    stop: AbortSignal
  ) {
    this.timer = setInterval(() => void this.tick(), TICK_MS)
    stop.addEventListener("abort", () => this.controller.abort(), {
      once: true,
      signal: this.controller.signal,
    })
    if (stop.aborted) {
      this.controller.abort()
    }
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  report(progress: Progress): void {
    this.changed ||= progress.percent !== this.latest.percent
    this.latest = progress
  }

  end(): void {
    clearInterval(this.timer)
  }

  private async tick(): Promise<void> {
    const sinceRenewal = Date.now() - this.renewedAt
    if (this.busy || (!this.changed && sinceRenewal < RENEW_MS)) {
      return
    }
    this.busy = true
    try {
      await this.renew()
    } catch (error) {
      // The database may come back; past the lease another worker may be on it.
      if (sinceRenewal > LEASE_SECONDS * 1000) {
        this.controller.abort(error)
      }
    } finally {
      this.busy = false
    }
  }

  private async renew(): Promise<void> {
    const startedAt = Date.now()
    const { percent, speed, etaS } = this.latest
    this.changed = false
    const mine = await withPlatform(this.pg, "transcode heartbeat", (tx) =>
      heartbeat(tx, this.job, { progress: percent, speed, etaS })
    )
    if (!mine) {
      this.controller.abort()
      return
    }
    this.renewedAt = startedAt
  }
}

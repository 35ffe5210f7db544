import { type Pg, withPlatform } from "@codex/kernel"
import {
  beatChunk,
  type ClaimedChunk,
  type ClaimedJob,
  heartbeat,
  LEASE_SECONDS,
  type Progress,
} from "@codex/media"

const TICK_MS = 1000
/** Renewed this often even when nothing moved. */
const RENEW_MS = (LEASE_SECONDS * 1000) / 4

/** The lease of a job; its asset shows the progress. */
export const jobLease = (pg: Pg, job: ClaimedJob, stop: AbortSignal) =>
  new Lease(
    ({ percent, speed, etaS }) =>
      withPlatform(pg, "transcode heartbeat", (tx) =>
        heartbeat(tx, job, { progress: percent, speed, etaS })
      ),
    stop
  )

/** The lease of one part of a ladder. */
export const chunkLease = (pg: Pg, chunk: ClaimedChunk, stop: AbortSignal) =>
  new Lease(
    () => withPlatform(pg, "chunk heartbeat", (tx) => beatChunk(tx, chunk)),
    stop
  )

/**
 * Holds a claimed job or chunk: writes progress at most once a second, renews the
 * lease, and aborts the work as soon as the job is no longer ours.
 */
export class Lease {
  private readonly controller = new AbortController()
  private readonly timer: NodeJS.Timeout
  private latest: Progress = { percent: 0, speed: null, etaS: null }
  private changed = false
  private renewedAt = Date.now()
  private busy = false

  /**
   * @param beat writes the progress; `false` = this is no longer ours
   */
  constructor(
    private readonly beat: (progress: Progress) => Promise<boolean>,
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
    this.changed = false
    if (!(await this.beat(this.latest))) {
      this.controller.abort()
      return
    }
    this.renewedAt = startedAt
  }
}

import type { MirroredSession } from "@codex/entitlements"
import { RowMirror, type LoadRows } from "@codex/kernel"

/** Loads these sessions, and slides `last_seen` of those that were used. */
export type LoadSessions = LoadRows<MirroredSession>

export interface MirrorOptions {
  load: LoadSessions
  /** How old a served answer may be. */
  maxAgeMs: number
  clock?: () => number
}

/** What the mirror knows about a session at the time of asking. */
export interface MirrorAnswer {
  session: MirroredSession
  leaseLeftMs: number
}

const TOUCH_EVERY_MS = 10_000

/** The process's copy of the playback sessions in use (ARCHITECTURE §3). */
export class SessionMirror {
  private readonly rows: RowMirror<MirroredSession>

  constructor(options: MirrorOptions) {
    this.rows = new RowMirror({ ...options, touchEveryMs: TOUCH_EVERY_MS })
  }

  async get(sid: string): Promise<MirrorAnswer | null> {
    const found = await this.rows.get(sid)
    return (
      found && {
        session: found.row,
        leaseLeftMs: found.row.lease_left_ms - found.ageMs,
      }
    )
  }

  /** Makes the next `get` of a session ask the database. */
  forget(sid: string): void {
    this.rows.forget(sid)
  }

  get size(): number {
    return this.rows.size
  }
}

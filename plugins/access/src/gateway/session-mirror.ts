import type { MirroredSession } from "@codex/entitlements"

/** Loads these sessions, and slides `last_seen` of those that were used. */
export type LoadSessions = (
  ids: readonly string[],
  touch: readonly string[]
) => Promise<MirroredSession[]>

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

interface Entry {
  session: MirroredSession | null
  loadedAt: number
  usedAt: number
}

const TOUCH_EVERY_MS = 10_000
const FORGET_AFTER_MS = 60_000

/**
 * The process's copy of the playback sessions in use (ARCHITECTURE §3). An
 * answer is never older than `maxAgeMs`: an unknown or older session waits for
 * the next refresh, and one refresh is one query for all sessions in use, so
 * segments cost no query of their own. When the database is away `get` rejects
 * instead of serving what may have been revoked.
 */
export class SessionMirror {
  private readonly entries = new Map<string, Entry>()
  private readonly touched = new Set<string>()
  private touchedAt = 0
  private running: Promise<void> | null = null
  private next: Promise<void> | null = null
  private readonly clock: () => number

  constructor(private readonly options: MirrorOptions) {
    this.clock = options.clock ?? (() => performance.now())
  }

  async get(sid: string): Promise<MirrorAnswer | null> {
    const entry = this.entryOf(sid)
    if (this.clock() - entry.loadedAt > this.options.maxAgeMs) {
      await this.refresh()
    }
    if (!entry.session) {
      this.entries.delete(sid)
      return null
    }
    this.touched.add(sid)
    const age = this.clock() - entry.loadedAt
    const leaseLeftMs = entry.session.lease_left_ms - age
    return { session: entry.session, leaseLeftMs }
  }

  /** Makes the next `get` of a session ask the database. */
  forget(sid: string): void {
    this.entries.delete(sid)
  }

  get size(): number {
    return this.entries.size
  }

  private entryOf(sid: string): Entry {
    const known = this.entries.get(sid)
    const entry = known ?? { session: null, loadedAt: -Infinity, usedAt: 0 }
    entry.usedAt = this.clock()
    this.entries.set(sid, entry)
    return entry
  }

  /** Everybody who waits shares the refresh that starts next. */
  private refresh(): Promise<void> {
    this.next ??= this.startNext()
    return this.next
  }

  private async startNext(): Promise<void> {
    // After this wait, callers of the same tick are part of the same query.
    await (this.running ?? Promise.resolve()).catch(() => undefined)
    this.next = null
    this.running = this.loadAll()
    await this.running
  }

  private async loadAll(): Promise<void> {
    const startedAt = this.clock()
    this.forgetUnused(startedAt)
    const wanted = new Map(this.entries)
    const touch = this.takeTouched(startedAt)
    try {
      const rows = await this.options.load([...wanted.keys()], touch)
      const found = new Map(rows.map((row) => [row.id, row]))
      for (const [sid, entry] of wanted) {
        entry.session = found.get(sid) ?? null
        entry.loadedAt = startedAt
      }
    } catch (error) {
      touch.forEach((sid) => this.touched.add(sid))
      throw error
    }
  }

  private forgetUnused(now: number): void {
    for (const [sid, entry] of this.entries) {
      if (now - entry.usedAt > FORGET_AFTER_MS) {
        this.entries.delete(sid)
      }
    }
  }

  private takeTouched(now: number): string[] {
    if (now - this.touchedAt < TOUCH_EVERY_MS) {
      return []
    }
    this.touchedAt = now
    const touched = [...this.touched]
    this.touched.clear()
    return touched
  }
}

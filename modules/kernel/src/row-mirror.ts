/** Loads these rows, and notes that `touched` ones were used. */
export type LoadRows<Row> = (
  ids: readonly string[],
  touched: readonly string[]
) => Promise<readonly Row[]>

export interface RowMirrorOptions<Row> {
  load: LoadRows<Row>
  /** How old a served answer may be. */
  maxAgeMs: number
  /** At most one note of use for a row in this time. */
  touchEveryMs: number
  clock?: () => number
}

interface Entry<Row> {
  row: Row | null
  loadedAt: number
  usedAt: number
}

const FORGET_AFTER_MS = 60_000

/**
 * The process's copy of the rows in use. An answer is never older than
 * `maxAgeMs`: an unknown or older row waits for the next refresh, and one
 * refresh is one query for all rows in use, so requests cost no query of their
 * own. When the database is away `get` rejects instead of serving what may
 * have been revoked.
 */
export class RowMirror<Row extends { id: string }> {
  private readonly entries = new Map<string, Entry<Row>>()
  private readonly touched = new Set<string>()
  private touchedAt = -Infinity
  private running: Promise<void> | null = null
  private next: Promise<void> | null = null
  private readonly clock: () => number

  constructor(private readonly options: RowMirrorOptions<Row>) {
    this.clock = options.clock ?? (() => performance.now())
  }

  async get(id: string): Promise<{ row: Row; ageMs: number } | null> {
    const entry = this.entryOf(id)
    if (this.clock() - entry.loadedAt > this.options.maxAgeMs) {
      await this.refresh()
    }
    if (!entry.row) {
      this.entries.delete(id)
      return null
    }
    this.touched.add(id)
    return { row: entry.row, ageMs: this.clock() - entry.loadedAt }
  }

  /** Makes the next `get` of a row ask the database. */
  forget(id: string): void {
    this.entries.delete(id)
  }

  get size(): number {
    return this.entries.size
  }

  private entryOf(id: string): Entry<Row> {
    const known = this.entries.get(id)
    const entry = known ?? { row: null, loadedAt: -Infinity, usedAt: 0 }
    entry.usedAt = this.clock()
    this.entries.set(id, entry)
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
    const touched = this.takeTouched(startedAt)
    try {
      const rows = await this.options.load([...wanted.keys()], touched)
      const found = new Map(rows.map((row) => [row.id, row]))
      for (const [id, entry] of wanted) {
        entry.row = found.get(id) ?? null
        entry.loadedAt = startedAt
      }
    } catch (error) {
      touched.forEach((id) => this.touched.add(id))
      throw error
    }
  }

  private forgetUnused(now: number): void {
    for (const [id, entry] of this.entries) {
      if (now - entry.usedAt > FORGET_AFTER_MS) {
        this.entries.delete(id)
      }
    }
  }

  private takeTouched(now: number): string[] {
    if (now - this.touchedAt < this.options.touchEveryMs) {
      return []
    }
    this.touchedAt = now
    const touched = [...this.touched]
    this.touched.clear()
    return touched
  }
}

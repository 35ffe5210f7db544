import { randomUUID } from "node:crypto"
import { PAGES_CHANNEL } from "./page-changes"
import { slot } from "./slot"
import type { Pg } from "./tenancy"

const AGAIN_MS = 1_000

/** The part of a Postgres connection that hears notices. */
interface Connection {
  on: (event: string, hear: (notice: { payload?: string }) => void) => void
  query: (sql: string) => Promise<unknown>
}

/** A connection of its own: a pooled one would hear for somebody else. */
async function connect(pg: Pg): Promise<Connection> {
  const client = pg.client as unknown as {
    acquireRawConnection: () => Promise<Connection>
  }
  return client.acquireRawConnection()
}

/**
 * Which state of the shop public pages show. It moves with every commit that
 * changes one of them, at the same time in every server that listens.
 */
export class PageVersion {
  /** Null while nobody would tell us. */
  private version: string | null = null
  private readonly waiting = new Set<() => void>()

  constructor(private readonly pg: Pg) {
    void this.listen()
  }

  get current(): string | null {
    return this.version
  }

  /** The version once it is not `since`, or after `ms`; null: unknown. */
  async after(since: string, ms: number): Promise<string | null> {
    // Who knows nothing waits for the first; who has one hears of its loss.
    if (this.version === null ? since !== "" : this.version !== since) {
      return this.version
    }
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(late)
        this.waiting.delete(done)
        resolve()
      }
      const late = setTimeout(done, ms)
      late.unref()
      this.waiting.add(done)
    })
    return this.version
  }

  private move(version: string | null): void {
    this.version = version
    for (const done of [...this.waiting]) {
      done()
    }
  }

  private async listen(): Promise<void> {
    try {
      const connection = await connect(this.pg)
      const lost = () => this.lose()
      connection.on("error", lost)
      connection.on("end", lost)
      connection.on("notification", ({ payload }) => this.move(payload ?? ""))
      await connection.query(`LISTEN ${PAGES_CHANNEL}`)
      // What was told while nobody listened is not known, so it is another one:
      // the same in every server, and nothing where notices do not get through.
      await this.pg.raw("select pg_notify(?, ?)", [
        PAGES_CHANNEL,
        `since-${randomUUID()}`,
      ])
    } catch {
      this.lose()
    }
  }

  private lost = false

  /** Once for each connection, however many of its events say so. */
  private lose(): void {
    this.move(null)
    if (this.lost) {
      return
    }
    this.lost = true
    setTimeout(() => {
      this.lost = false
      void this.listen()
    }, AGAIN_MS).unref()
  }
}

const versions = slot<WeakMap<object, PageVersion>>(
  "kernel.page-version",
  () => new WeakMap()
)

export function pageVersion(pg: Pg): PageVersion {
  const known = versions.get().get(pg)
  if (known) {
    return known
  }
  const made = new PageVersion(pg)
  versions.get().set(pg, made)
  return made
}

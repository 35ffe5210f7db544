import pg from "pg"
import { until } from "./actions.mts"
import { sql, useShop } from "./shop.mts"

const BARRIER = 7_777_001

export interface KillPoint {
  table: string
  event: "INSERT" | "UPDATE"
  /** Only rows like this, as a trigger's WHEN: `new.state = 'done'`. */
  when?: string
}

/**
 * Holds every statement of one kind inside its transaction: the trigger waits
 * for an advisory lock that this session has (RELIABILITY §7.2).
 */
export class Barrier {
  readonly #session: pg.Client
  readonly #table: string

  private constructor(session: pg.Client, table: string) {
    this.#session = session
    this.#table = table
    // Killing Postgres kills this session too; that is expected.
    session.on("error", () => undefined)
  }

  static async on(point: KillPoint): Promise<Barrier> {
    await sql(`create or replace function test_barrier() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock_shared(${BARRIER}); return new; end $$`)
    const session = new pg.Client({ connectionString: useShop().superUrl })
    await session.connect()
    await session.query("select pg_advisory_lock($1)", [BARRIER])
    await sql(`create or replace trigger test_barrier
      before ${point.event} on "${point.table}" for each row
      ${point.when ? `when (${point.when})` : ""}
      execute function test_barrier()`)
    return new Barrier(session, point.table)
  }

  /** Resolves when a process of the shop stands at the barrier. */
  async reached(seconds?: number): Promise<void> {
    await until(
      "a process at the barrier",
      async () => (await this.#waiting()).length > 0,
      seconds
    )
  }

  /** Ends the waiting database sessions instead of the process behind them. */
  async killBackends(): Promise<void> {
    for (const { pid } of await this.#waiting()) {
      await sql("select pg_terminate_backend($1)", [pid])
    }
  }

  #waiting() {
    return sql<{ pid: number }>(
      "select pid from pg_locks where locktype = 'advisory' and objid = $1 and not granted",
      [BARRIER]
    )
  }

  async lift(): Promise<void> {
    await this.#session.end().catch(() => undefined)
    await sql(`drop trigger if exists test_barrier on "${this.#table}"`)
  }
}

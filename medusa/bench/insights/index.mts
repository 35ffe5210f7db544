import { sellerDays } from "@codex/insights"
import { withPlatform, withTenant, type Pg, type Tx } from "@codex/kernel"
import { rebuildRollups } from "@codex/plugin-insights/workflows"
import { cpuMsOf } from "../lib/cpu.mts"
import { benchDatabase } from "../lib/database.mts"
import type { Figure } from "../lib/report.mts"
import { interleaved, median, ratio, type Rounds } from "../lib/rounds.mts"
import { DAYS, RAW_SERIES, SALES, SELLER, sellMuch } from "./sales.mts"

const READS = { raw: 5, rollup: 500 }
const DAY_MS = 86_400_000

const dayBefore = (days: number) =>
  new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

/** The same read so many times, as the seller and in one transaction. */
async function read(
  pg: Pg,
  times: number,
  one: (tx: Tx) => Promise<unknown>
): Promise<number> {
  await withTenant(pg, { organizationId: SELLER }, async (tx) => {
    for (let at = 0; at < times; at++) {
      await one(tx)
    }
  })
  return times
}

const msOf = (rounds: Rounds, name: string) =>
  median((rounds[name] ?? []).map((timed) => timed.wallMs / timed.units))

/** A year of a seller by day: from the purchases, and from the sums. */
export async function insightFigures(): Promise<Figure[]> {
  const db = await benchDatabase(["purchases", "insights"])
  await sellMuch(db.pg)
  const started = performance.now()
  await withPlatform(db.pg, "bench: rebuild", rebuildRollups)
  const rebuiltMs = performance.now() - started
  await db.owner.raw("vacuum analyze purchase")
  await db.owner.raw("vacuum analyze sale_day")
  const scope = {
    organizationId: SELLER,
    currency: "usd",
    from: dayBefore(DAYS - 1),
    to: dayBefore(0),
  }
  const rounds = await interleaved(
    [
      {
        name: "raw",
        run: () =>
          read(db.pg, READS.raw, (tx) =>
            tx.raw(RAW_SERIES, [SELLER, scope.from])
          ),
      },
      {
        name: "rollup",
        run: () => read(db.pg, READS.rollup, (tx) => sellerDays(tx, scope)),
      },
    ],
    { cpuMs: () => cpuMsOf([process.pid, db.pid]) }
  )
  await db.close()
  const ms = (name: string) => `${msOf(rounds, name).toFixed(2)} ms`
  return [
    {
      key: "insights.dashboard_raw_vs_rollup",
      value: ratio(rounds, "rollup", "raw"),
      atLeast: 200,
      baseline: `${ms("rollup")} against ${ms("raw")} from the purchases: ${DAYS} days of a seller with ${SALES} sales of five posts, statement by statement in one transaction`,
    },
    {
      key: "insights.rebuild_ms",
      value: rebuiltMs,
      baseline: "every day of every seller from 500,000 purchases",
    },
  ]
}

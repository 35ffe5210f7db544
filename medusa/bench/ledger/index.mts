import { createLedgerWriter } from "@codex/ledger"
import { cpuMsOf } from "../lib/cpu.mts"
import { benchDatabase, type BenchDatabase } from "../lib/database.mts"
import type { Figure } from "../lib/report.mts"
import {
  callers,
  cpuPerUnit,
  interleaved,
  median,
  percentile,
  ratio,
  type Rounds,
} from "../lib/rounds.mts"
import { naiveForUpdate, plainInsert } from "./baselines.mts"
import { sale, settlements, type Tally } from "./product.mts"

const CALLERS = 64
const WORK = { ledger: 12_000, plain: 12_000, naive: 1_200 }

interface Measured {
  rounds: Rounds
  tally: Tally
  latencies: Record<"ledger" | "plain", number[]>
}

async function race(db: BenchDatabase): Promise<Measured> {
  const tally = { posted: 0, insufficient: 0 }
  const latencies = { ledger: [] as number[], plain: [] as number[] }
  const settle = settlements(db.pg, tally)
  const insert = await plainInsert(db)
  const naive = await naiveForUpdate(db)
  const rounds = await interleaved(
    [
      {
        name: "ledger",
        run: () => callers(CALLERS, WORK.ledger, settle, latencies.ledger),
      },
      {
        name: "plain",
        run: () => callers(CALLERS, WORK.plain, insert, latencies.plain),
      },
      { name: "naive", run: () => callers(CALLERS, WORK.naive, naive) },
    ],
    { cpuMs: () => cpuMsOf([process.pid, db.pid]) }
  )
  return { rounds, tally, latencies }
}

/**
 * A posting here is one journal (PERFORMANCE L4): three legs under one key.
 * Heap and all indexes, after a vacuum, as they would stand for years.
 */
async function bytesPerJournal(): Promise<number> {
  const db = await benchDatabase(["ledger"])
  const count = 100_000
  const { write } = createLedgerWriter(db.pg)
  await callers(256, count, () => write(sale()))
  await db.owner.raw("vacuum ledger_journal")
  const { rows } = await db.pg.raw<{ rows: { bytes: string }[] }>(
    "select pg_total_relation_size('ledger_journal') as bytes"
  )
  await db.close()
  return Number(rows[0]?.bytes) / count
}

const perSecond = (rounds: Rounds, name: string) =>
  Math.round(median((rounds[name] ?? []).map((timed) => timed.perSecond)))

export async function ledgerFigures(): Promise<Figure[]> {
  const bytes = await bytesPerJournal()
  const db = await benchDatabase(["ledger", "purchases"])
  const { rounds, tally, latencies } = await race(db)
  await db.close()
  const rates = (other: string) =>
    `${perSecond(rounds, "ledger")}/s against ${perSecond(rounds, other)}/s`
  const p99 = (name: "ledger" | "plain") => percentile(latencies[name], 0.99)
  return [
    {
      key: "ledger.postings_vs_insert",
      value: ratio(rounds, "ledger", "plain"),
      atLeast: 1.2,
      goal: 1.8,
      baseline: `${rates("plain")} single-row INSERTs; 64 callers, pool of 8; with overdraft checks (${tally.insufficient} refused, ${tally.posted} posted) and two outbox rows each`,
    },
    {
      key: "ledger.postings_vs_naive_for_update",
      value: ratio(rounds, "ledger", "naive"),
      atLeast: 15,
      goal: 25,
      baseline: `${rates("naive")} of SELECT … FOR UPDATE, entries and balances; without outbox rows`,
    },
    {
      key: "ledger.cpu_vs_insert",
      value: ratio(rounds, "ledger", "plain", cpuPerUnit),
      baseline:
        "processor time per posting over that per INSERT, Node and Postgres",
    },
    {
      key: "ledger.p99_vs_insert",
      value: p99("ledger") / p99("plain"),
      baseline: `${p99("ledger").toFixed(1)} ms against ${p99("plain").toFixed(1)} ms`,
    },
    {
      key: "ledger.bytes_per_posting",
      value: bytes,
      atMost: 260,
      baseline:
        "one journal of three legs with its key and reference; table and all indexes, 100,000 of them",
    },
  ]
}

import { sql } from "../../integration-tests/shop.mts"
import type { Actor } from "../../testing/http.mts"
import { sender } from "../../testing/sender.mts"
import { cpuMsOf } from "../lib/cpu.mts"
import type { Figure } from "../lib/report.mts"
import {
  callers,
  cpuPerUnit,
  interleaved,
  median,
  ratio,
} from "../lib/rounds.mts"
import type { BenchShop } from "./boot.mts"
import { addInsertRoute, INSERT_PATH } from "./insert-route.mts"
import { countStatements, startCounting } from "./statements.mts"
import { filmWithOwners } from "./viewers.mts"

const CALLERS = 8
/** Nobody plays on more than three devices, so that nobody is closed. */
const PER_OWNER = 3
const REPEATED = 4
const ROUNDS = 5

type Post = (at: number) => Promise<void>

function posting(shop: BenchShop, owners: readonly Actor[], path: string) {
  const client = sender(CALLERS)
  const one: Post = async (at) => {
    const { headers = {} } = owners[at % owners.length] ?? {}
    const status = await client.post(`${shop.backendUrl}${path}`, "{}", headers)
    if (status !== 200) {
      throw new Error(`${path}: ${status}`)
    }
  }
  return { one, close: client.close }
}

const forgetSessions = () =>
  sql("delete from playback_session where customer_id like 'cus_%'")

async function statementsOf(one: Post): Promise<number> {
  await one(0)
  await startCounting()
  await one(0)
  return countStatements()
}

/** A session begun, against a route that writes one row. */
export async function sessionFigures(shop: BenchShop): Promise<Figure[]> {
  const { film, owners } = await filmWithOwners(100)
  const removeRoute = await addInsertRoute()
  try {
    const pid = await shop.serve("server")
    const begin = posting(shop, owners, `/api/playback/${film.post}`)
    const insert = posting(shop, owners, INSERT_PATH)
    const work = owners.length * PER_OWNER
    const rounds = await interleaved(
      [
        {
          name: "begin",
          run: () => callers(CALLERS, work, begin.one),
          after: forgetSessions,
        },
        {
          name: "insert",
          run: () => callers(CALLERS, work * REPEATED, insert.one),
        },
      ],
      {
        rounds: ROUNDS,
        cpuMs: () => cpuMsOf([pid, shop.postgres.pid]),
      }
    )
    const ms = (name: string) =>
      (median((rounds[name] ?? []).map(cpuPerUnit)) / 1_000).toFixed(2)
    const statements = await statementsOf(begin.one)
    const theirs = await statementsOf(insert.one)
    begin.close()
    insert.close()
    return [
      {
        key: "playback.session_vs_insert_route",
        value: ratio(rounds, "begin", "insert", cpuPerUnit),
        atMost: 1.5,
        baseline: `${ms("begin")} ms of processor time, server and database, to begin a session (${statements} SQL) against ${ms("insert")} ms of a route with the same authentication and one INSERT (${theirs} SQL)`,
      },
      {
        key: "playback.session_sql_statements",
        value: statements,
        baseline:
          "the same, BEGIN, COMMIT and settings of its transactions included",
      },
    ]
  } finally {
    removeRoute()
  }
}

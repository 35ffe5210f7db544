import http from "node:http"
import type { AddressInfo } from "node:net"
import pg from "pg"
import { signDemo } from "../../integration-tests/reliability/demo-events.mts"
import { sender } from "../../testing/sender.mts"
import { sql, useShop } from "../../integration-tests/shop.mts"
import { cpuMsOf } from "../lib/cpu.mts"
import type { Figure } from "../lib/report.mts"
import {
  callers,
  cpuPerUnit,
  interleaved,
  median,
  percentile,
  ratio,
} from "../lib/rounds.mts"
import { ulid } from "../lib/ulid.mts"
import type { BenchShop } from "./boot.mts"

const CALLERS = 64
const WORK = 2_000
const STORM = 1_000

/** A signed event about a payment that nobody here has asked for. */
function strangerEvent(): string {
  return JSON.stringify({
    id: `bench_${ulid()}`,
    type: "payment.failed",
    created: Math.floor(Date.now() / 1000),
    data: {
      payment_id: `pay_${ulid()}`,
      amount_minor: 1000,
      currency_code: "usd",
    },
  })
}

const client = sender(CALLERS)

async function send(url: string, body: string): Promise<void> {
  const headers = { "x-codex-signature": signDemo(body) }
  const status = await client.post(url, body, headers)
  if (status !== 200) {
    throw new Error(`${url}: ${status}`)
  }
}

/** The least a webhook could do: keep the body in one row, over HTTP too. */
async function plainReceiver() {
  await sql(`create table if not exists bench_webhook (id text primary key,
    body text not null, at timestamptz not null default now())`)
  await sql("grant insert on bench_webhook to public")
  const pool = new pg.Pool({
    connectionString: useShop().urls.appUrl,
    max: 8,
  })
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => {
      const body = Buffer.concat(parts).toString()
      const { id } = JSON.parse(body) as { id: string }
      pool
        .query("insert into bench_webhook (id, body) values ($1, $2)", [
          id,
          body,
        ])
        .then(() => response.end("OK"))
        .catch(() => response.writeHead(500).end())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.close()
      await pool.end()
    },
  }
}

/**
 * Accepting is measured here; how fast events are worked off is M13's. The
 * server works some off meanwhile: those are left to it, for who waits for
 * rows in another order than it takes them ends in a deadlock.
 */
const setAside = () =>
  sql(`update inbox set state = 'skipped' where id in (select id from inbox
    where state = 'pending' for update skip locked)`)

/** One event, told again and again by all callers at once. */
async function rowsOfStorm(url: string): Promise<number> {
  const body = strangerEvent()
  await callers(CALLERS, STORM, () => send(url, body))
  const { id } = JSON.parse(body) as { id: string }
  const [row] = await sql<{ rows: number }>(
    "select count(*)::int as rows from inbox where event_id = $1",
    [id]
  )
  return row?.rows ?? Number.NaN
}

async function figuresAgainst(
  plainUrl: string,
  url: string,
  pids: number[]
): Promise<Figure[]> {
  const [took, plainTook]: [number[], number[]] = [[], []]
  const rounds = await interleaved(
    [
      {
        name: "ingress",
        run: () =>
          callers(CALLERS, WORK, () => send(url, strangerEvent()), took),
        after: setAside,
      },
      {
        name: "insert",
        run: () =>
          callers(
            CALLERS,
            WORK,
            () => send(plainUrl, strangerEvent()),
            plainTook
          ),
      },
    ],
    { rounds: 3, cpuMs: () => cpuMsOf(pids) }
  )
  const storm = await rowsOfStorm(url)
  const rate = (name: string) =>
    Math.round(median((rounds[name] ?? []).map((timed) => timed.perSecond)))
  return [
    {
      key: "ingress.accepts_vs_insert",
      value: ratio(rounds, "ingress", "insert"),
      atLeast: 0.5,
      baseline: `${rate("ingress")}/s against ${rate("insert")}/s of a bare Node receiver that inserts one row; both over HTTP, 64 callers, pool of 8`,
    },
    {
      key: "ingress.accept_p99_ms",
      value: percentile(took, 0.99),
      goal: 10,
      baseline: `64 callers, each asking again at once; the bare receiver's ${percentile(plainTook, 0.99).toFixed(0)} ms`,
    },
    {
      key: "ingress.rows_per_duplicate_storm",
      value: storm,
      atMost: 1,
      baseline: `one event ${STORM} times from 64 callers, each answered 200`,
    },
    {
      key: "ingress.cpu_vs_insert",
      value: ratio(rounds, "ingress", "insert", cpuPerUnit),
      baseline:
        "processor time per event over that of the bare receiver, until it is answered",
    },
  ]
}

export async function ingressFigures(shop: BenchShop): Promise<Figure[]> {
  const pid = await shop.serve("server")
  const url = `${shop.backendUrl}/hooks/codex/demo`
  const plain = await plainReceiver()
  try {
    const pids = [process.pid, pid, shop.postgres.pid]
    return await figuresAgainst(plain.url, url, pids)
  } finally {
    // Before Postgres stops: it would end the pool's idle connections, and
    // that error would stand in the place of the one that brought us here.
    await plain.close()
    client.close()
  }
}

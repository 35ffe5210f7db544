import { fork } from "node:child_process"
import { once } from "node:events"
import http from "node:http"
import path from "node:path"
import { cpuMsOf } from "../lib/cpu.mts"
import type { Figure } from "../lib/report.mts"
import { callers, cpuPerUnit, median, type Timed } from "../lib/rounds.mts"
import type { BenchShop } from "../shop/boot.mts"

const CALLERS = 32
const ROUNDS = 5
const agent = new http.Agent({ keepAlive: true, maxSockets: CALLERS })
const AS_PAGE = { accept: "text/html", "accept-encoding": "gzip" }

function get(url: string, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = http.get(url, { agent, headers }, (answer) => {
      answer.resume()
      answer.once("end", () =>
        answer.statusCode === 200
          ? resolve()
          : reject(new Error(`${url} answered ${answer.statusCode}`))
      )
    })
    asked.once("error", reject)
  })
}

interface Side {
  name: string
  url: string
  headers: Record<string, string>
  pid: number
  requests: number
}

/** CPU of the answering process only; the callers run in this one. */
async function turn(side: Side): Promise<Timed> {
  const before = cpuMsOf([side.pid])
  const started = performance.now()
  const units = await callers(CALLERS, side.requests, () =>
    get(side.url, side.headers)
  )
  const wallMs = performance.now() - started
  const cpuMs = cpuMsOf([side.pid]) - before
  return { units, wallMs, cpuMs, perSecond: (units / wallMs) * 1000 }
}

async function costs(sides: readonly Side[]): Promise<Record<string, number>> {
  const found: Record<string, number[]> = {}
  for (const side of sides) {
    await turn(side)
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of sides) {
      const us = cpuPerUnit(await turn(side))
      found[side.name] = [...(found[side.name] ?? []), us]
    }
  }
  return Object.fromEntries(
    Object.entries(found).map(([name, values]) => [name, median(values)])
  )
}

async function searchUrl(shop: BenchShop): Promise<string> {
  return `${shop.backendUrl}/api/catalog/${shop.demo.handle}?q=practice`
}

export async function cpuFigures(
  shop: BenchShop,
  pid: number
): Promise<Figure[]> {
  const hello = fork(path.join(import.meta.dirname, "hello.mjs"))
  const [port] = (await once(hello, "message")) as [number]
  const page = `${shop.storefrontUrl}/`
  const server = await shop.serve("shared")
  const plain = { accept: "*/*" }
  try {
    const us = await costs([
      {
        name: "hello",
        url: `http://127.0.0.1:${port}/`,
        headers: plain,
        pid: hello.pid ?? 0,
        requests: 8_000,
      },
      { name: "cached", url: page, headers: AS_PAGE, pid, requests: 8_000 },
      // Not asked for as a page, so it is made anew each time.
      { name: "made", url: page, headers: plain, pid, requests: 400 },
      {
        name: "search",
        url: await searchUrl(shop),
        headers: plain,
        pid: server,
        requests: 200,
      },
      {
        name: "bare",
        url: `${shop.backendUrl}/health`,
        headers: plain,
        pid: server,
        requests: 1_000,
      },
    ])
    const over = (a: string, b: string) => (us[a] ?? NaN) / (us[b] ?? NaN)
    const told = (a: string, b: string) =>
      `CPU per request: ${a} ${us[a]?.toFixed(0)} µs, ${b} ${us[b]?.toFixed(0)} µs`
    return [
      {
        key: "storefront.cached_page_vs_hello",
        value: over("cached", "hello"),
        atMost: 1.5,
        baseline: told("cached", "hello"),
      },
      {
        key: "storefront.ssr_page_vs_hello",
        value: over("made", "hello"),
        atMost: 20,
        baseline: told("made", "hello"),
      },
      {
        key: "search.query_vs_bare_route",
        value: over("search", "bare"),
        baseline: told("search", "bare"),
      },
    ]
  } finally {
    hello.kill()
  }
}

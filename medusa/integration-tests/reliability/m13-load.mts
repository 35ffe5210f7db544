import assert from "node:assert/strict"
import { after, before, it, type TestContext } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import { sender } from "../../testing/sender.mts"
import { until } from "../actions.mts"
import { useShop } from "../shop.mts"
import { signDemo } from "./demo-events.mts"
import {
  backlog,
  holdFollowUps,
  ordersWaiting,
  realSales,
  releaseFollowUps,
  salesSettled,
  waitingSales,
} from "./m13-sales.mts"
import { assertSound } from "./oracle.mts"
import { FULL, percentile, size } from "./run.mts"

const SOCKETS = 64
const PER_SECOND = size(550, 250)
const SECONDS = size(60, 6)
const SALES = size(3000, 60)
const ORDERS = size(60, 6)

/** The published figures; without --full what two busy cores can hold. */
const ASKED = FULL
  ? { accepted: 500, p99Ms: 150, settled: 150 }
  : { accepted: 20, p99Ms: 10_000, settled: 2 }

/** A signed event about a payment nobody here has asked for. */
function strangerEvent(index: number): string {
  return JSON.stringify({
    id: `m13_${Date.now()}_${String(index)}`,
    type: "payment.failed",
    created: Math.floor(Date.now() / 1000),
    data: {
      payment_id: `m13pay_${String(index)}`,
      amount_minor: 1000,
      currency_code: "usd",
    },
  })
}

/**
 * Offers events at a rate, whatever the answers do: one that is slow holds no
 * other back, and its time counts from when it was due.
 */
async function offer(bodies: readonly string[], perSecond: number) {
  const client = sender(SOCKETS)
  const url = `${useShop().backendUrl}/hooks/codex/demo`
  const took: number[] = []
  const started = performance.now()
  const one = async (body: string, due: number) => {
    const headers = { "x-codex-signature": signDemo(body) }
    assert.equal(await client.post(url, body, headers), 200)
    took.push(performance.now() - due)
  }
  const answers: Promise<void>[] = []
  while (answers.length < bodies.length) {
    const passed = (performance.now() - started) / 1000
    const due = Math.min(bodies.length, Math.ceil(passed * perSecond))
    for (let at = answers.length; at < due; at++) {
      answers.push(one(bodies[at] ?? "", started + (at / perSecond) * 1000))
    }
    await sleep(2)
  }
  await Promise.all(answers)
  client.close()
  const seconds = (performance.now() - started) / 1000
  return { started, took, perSecond: bodies.length / seconds }
}

const since = (started: number) => (performance.now() - started) / 1000

const empty = () =>
  until("the backlog to be empty", async () => (await backlog()) === 0, 600)

async function flood(t: TestContext): Promise<void> {
  const events = Array.from({ length: PER_SECOND * SECONDS }, (_, at) =>
    strangerEvent(at)
  )
  const { took, perSecond, started } = await offer(events, PER_SECOND)
  const p99 = percentile(took, 0.99)
  const lag = await backlog()
  await empty()
  t.diagnostic(
    `accepted ${perSecond.toFixed(0)}/s for ${SECONDS} s, p99 ${p99.toFixed(0)} ms, median ${percentile(took, 0.5).toFixed(0)} ms; ${lag} waited then, none after ${since(started).toFixed(1)} s`
  )
  assert.ok(perSecond >= ASKED.accepted, `${perSecond} accepted a second`)
  assert.ok(p99 <= ASKED.p99Ms, `p99 ${p99} ms`)
}

async function fulfil(t: TestContext): Promise<void> {
  const { started } = await offer(await waitingSales(SALES), PER_SECOND)
  await empty()
  const perSecond = SALES / since(started)
  t.diagnostic(
    `settled ${perSecond.toFixed(0)} sales/s, ${SALES} of them from the first event to an empty inbox`
  )
  assert.equal(await salesSettled(), SALES)
  assert.ok(perSecond >= ASKED.settled, `${perSecond} settled a second`)
}

async function project(t: TestContext): Promise<void> {
  await offer(await realSales(ORDERS), PER_SECOND)
  await empty()
  await releaseFollowUps()
  const started = performance.now()
  await until("the orders", async () => (await ordersWaiting()) === 0, 300)
  t.diagnostic(
    `projected ${(ORDERS / since(started)).toFixed(1)} Medusa orders/s, receipts among them`
  )
  await assertSound()
}

/** M13: the ingress takes a flood, and the backlog drains to nothing. */
export function load(): void {
  before(async () => {
    // As it is deployed: a server that takes in, a worker that works off.
    await useShop().processes.kill("server", "SIGTERM")
    await useShop().startServer("server")
    const port = useShop().ports.backend + 3
    await useShop().startServer("worker", { port })
    await holdFollowUps()
  })
  after(async () => {
    await useShop().processes.kill("worker", "SIGTERM")
    await useShop().processes.kill("server", "SIGTERM")
    await useShop().startServer("shared")
  })

  it(`M13 · ${PER_SECOND} events a second are kept, and worked off`, flood)
  it(`M13 · ${SALES} sales are settled`, fulfil)
  it(`M13 · ${ORDERS} orders are projected`, project)
}

import assert from "node:assert/strict"
import { BUYER } from "../proven-buyer.mts"
import { after, before, it } from "node:test"
import { until } from "../actions.mts"
import { sql, useShop } from "../shop.mts"
import { newBuyer, postBySlug, type Buyer } from "./buyers.mts"
import { assertSound } from "./oracle.mts"
import { persist } from "./persist.mts"
import { PostgresProxy } from "./postgres-proxy.mts"
import { random, SEED, size } from "./run.mts"

const SALES = size(100, 15)
const LOST = 0.2

async function buyThroughLosses(buyer: Buyer, post: string) {
  const started = await persist(buyer.actor, "POST", "/api/checkout", {
    post_id: post,
    buyer: BUYER,
    idempotency_key: `m7-${buyer.customerId}`,
  })
  const { checkout_id: id } = started.body as { checkout_id: string }
  await persist(buyer.actor, "POST", `/api/checkout/${id}/demo`, {
    outcome: "succeed",
  })
}

/** M7: PostgreSQL commits, its answer is lost, everybody tries again. */
export function unknownCommit(): void {
  let proxy: PostgresProxy
  let direct = ""

  before(async () => {
    const shop = useShop()
    proxy = await PostgresProxy.to(shop.postgres.port)
    direct = shop.env.DATABASE_URL ?? ""
    const through = new URL(direct)
    through.port = String(proxy.port)
    shop.env.DATABASE_URL = through.href
    await shop.processes.kill("server", "SIGTERM")
    await shop.processes.kill("worker", "SIGTERM")
    await shop.startServer("shared")
  })
  after(async () => {
    const shop = useShop()
    proxy.loses = () => false
    await shop.processes.kill("server", "SIGTERM")
    shop.env.DATABASE_URL = direct
    await proxy.stop()
    await shop.startServer("server")
  })

  it(`M7 · ${SALES} sales while every fifth COMMIT's answer is lost`, async (t) => {
    const post = await postBySlug()
    const next = random(SEED)
    const buyers: Buyer[] = []
    for (let index = 0; index < SALES; index += 1) {
      const buyer = await newBuyer()
      buyers.push(buyer)
      proxy.loses = () => next() < LOST
      await buyThroughLosses(buyer, post)
      proxy.loses = () => false
    }
    const ids = buyers.map((buyer) => buyer.customerId)
    await until("all of them to own the post", async () => {
      const [row] = await sql<{ owned: number }>(
        "select count(*)::int as owned from purchase where customer_id = any($1) and state = 'paid'",
        [ids]
      )
      return row?.owned === SALES
    })
    await assertSound()
    assert.ok(proxy.lost > 0, "no COMMIT was lost, so nothing was tested")
    t.diagnostic(`${proxy.lost} answers lost; ${SALES} sales, each once`)
  })
}

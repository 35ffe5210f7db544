import assert from "node:assert/strict"
import { BUYER } from "./proven-buyer.mts"
import fs from "node:fs"
import path from "node:path"
import { after, before, it } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import { type Actor, call, signIn } from "../testing/http.mts"
import { Barrier, type KillPoint } from "./barrier.mts"
import { openUpload, sendPart, until } from "./actions.mts"
import { newBuyer, postBySlug } from "./reliability/buyers.mts"
import { assertSound } from "./reliability/oracle.mts"
import { sql, useShop } from "./shop.mts"
import {
  kill,
  restart,
  revivePostgres,
  startApart,
  type Victim,
} from "./supervisor.mts"

const VICTIMS = ["server", "worker", "postgres"] as const
const HEAL_SECONDS = 30

/** Pays; the answer may never come, because its process is about to die. */
async function pay(buyer: Actor, post: string): Promise<void> {
  const base = useShop().backendUrl
  const started = await call(base, buyer, "POST", "/api/checkout", {
    post_id: post,
    buyer: BUYER,
    idempotency_key: `crash-${Date.now()}`,
  })
  const { checkout_id: id } = started.body as { checkout_id: string }
  void call(base, buyer, "POST", `/api/checkout/${id}/demo`, {
    outcome: "succeed",
  }).catch(() => undefined)
}

/** Paid ⇔ access for everybody, once each, and books that balance. */
async function assertWhole(customer: string, post: string) {
  const counts = await sql<{ purchases: number; grants: number }>(
    `select (select count(*)::int from purchase where customer_id = $1 and post_id = $2) as purchases,
      (select count(*)::int from entitlement_grant where customer_id = $1 and post_id = $2) as grants`,
    [customer, post]
  )
  assert.deepEqual(counts, [{ purchases: 1, grants: 1 }])
  await assertSound()
}

async function moneyCrash(victim: Victim, point: KillPoint) {
  const { actor: buyer, customerId: customer } = await newBuyer()
  const post = await postBySlug()
  const barrier = await Barrier.on(point)
  try {
    await pay(buyer, post)
    await barrier.reached()
    await kill(victim)
  } finally {
    await revivePostgres()
    await barrier.lift()
  }
  await restart()
  const started = Date.now()
  await until(
    "the purchase to be whole",
    async () => {
      const answer = await call(
        useShop().backendUrl,
        buyer,
        "GET",
        `/api/access?post_id=${post}`
      ).catch(() => undefined)
      return (answer?.body as { owned?: boolean } | undefined)?.owned === true
    },
    HEAL_SECONDS
  )
  await assertWhole(customer, post)
  return (Date.now() - started) / 1000
}

async function transcodeCrash(victim: Victim) {
  const shop = useShop()
  const login = shop.demo.logins.creator
  assert.ok(login)
  const creator = await signIn(shop.backendUrl, "user", login, "creator")
  const film = fs.readFileSync(
    path.join(shop.dataDir, "seed/morning-light.mp4")
  )
  const upload = await openUpload(
    creator,
    `crash-${victim}.mp4`,
    "video/mp4",
    film
  )
  await sendPart(upload.partUrl, film)
  await call(
    shop.backendUrl,
    creator,
    "POST",
    `/admin/studio/uploads/${upload.id}/complete`,
    {}
  )
  await until("the transcode to be under way", async () => {
    const rows = await sql(
      "select 1 from transcode_job where asset_id = $1 and state = 'running'",
      [upload.asset]
    )
    return rows.length > 0
  })
  await sleep(700)
  await kill(victim === "worker" ? "transcoder" : victim)
  await restart()
  const started = Date.now()
  await until(
    "the film to be ready",
    async () => {
      const [row] = await sql<{ state: string }>(
        "select state from media_asset where id = $1",
        [upload.asset]
      )
      return row?.state === "ready"
    },
    HEAL_SECONDS
  )
  const [once] = await sql(
    `select (select count(distinct version)::int from media_rendition r where r.asset_id = a.id) as versions,
      (select count(*)::int from media_rendition r where r.asset_id = a.id and r.version <> a.active_version) as strangers,
      (select count(*)::int from transcode_job j where j.asset_id = a.id and j.state = 'done') as done
      from media_asset a where id = $1`,
    [upload.asset]
  )
  assert.deepEqual(once, { versions: 1, strangers: 0, done: 1 })
  return (Date.now() - started) / 1000
}

export function crashTests(): void {
  before(startApart)
  after(() => useShop().processes.kill("worker", "SIGTERM"))

  for (const victim of VICTIMS) {
    it(`${victim} dies after the payment, before settlement`, async (t) => {
      const seconds = await moneyCrash(victim, {
        table: "inbox",
        event: "UPDATE",
      })
      t.diagnostic(`whole ${seconds.toFixed(1)} s after the restart`)
    })
    it(`${victim} dies inside the settlement transaction`, async (t) => {
      const seconds = await moneyCrash(victim, {
        table: "purchase",
        event: "INSERT",
      })
      t.diagnostic(`whole ${seconds.toFixed(1)} s after the restart`)
    })
    it(`${victim === "worker" ? "transcode worker" : victim} dies in mid-transcode`, async (t) => {
      const seconds = await transcodeCrash(victim)
      t.diagnostic(`ready ${seconds.toFixed(1)} s after the restart`)
    })
  }
}

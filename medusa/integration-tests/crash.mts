import assert from "node:assert/strict"
import fs from "node:fs"
import path from "node:path"
import { after, before, it } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import { type Actor, call, registerCustomer, signIn } from "../testing/http.mts"
import { Barrier, type KillPoint } from "./barrier.mts"
import { openUpload, sendPart, until } from "./fixtures.mts"
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

async function newBuyer(): Promise<{ buyer: Actor; customer: string }> {
  const shop = useShop()
  const email = `crash-${Date.now()}@example.com`
  const buyer = await registerCustomer(
    shop.backendUrl,
    shop.demo.publishableKey,
    { email, password: "a-long-password-c" },
    "Crash"
  )
  const [row] = await sql<{ id: string }>(
    "select id from customer where email = $1 and has_account",
    [email]
  )
  return { buyer, customer: row?.id ?? "" }
}

async function paidPost(): Promise<string> {
  const [row] = await sql<{ id: string }>(
    "select id from content_post where slug = 'evening-wind-down'"
  )
  return row?.id ?? ""
}

/** Pays; the answer may never come, because its process is about to die. */
async function pay(buyer: Actor, post: string): Promise<void> {
  const base = useShop().backendUrl
  const started = await call(base, buyer, "POST", "/api/checkout", {
    post_id: post,
    buyer: { name: "Crash", email: "crash@example.com" },
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
  const [odd] = await sql(
    `select (select count(*)::int from purchase p where state = 'paid' and amount_minor > 0
        and not exists (select 1 from entitlement_grant g where g.source_id = p.id)) as unpaid_access,
      (select count(*)::int from entitlement_grant g where source_kind = 'purchase'
        and not exists (select 1 from purchase p where p.id = g.source_id)) as access_unpaid,
      (select coalesce(sum(a), 0)::int from ledger_journal j, unnest(j.amounts) a) as journal_sum,
      (select count(*)::int from purchase p where state = 'paid' and amount_minor > 0
        and (select count(*) from ledger_journal j where j.ref_id = p.id and j.kind = 'sale') <> 1) as journals_missing_or_doubled`
  )
  assert.deepEqual(odd, {
    unpaid_access: 0,
    access_unpaid: 0,
    journal_sum: 0,
    journals_missing_or_doubled: 0,
  })
}

async function moneyCrash(victim: Victim, point: KillPoint) {
  const { buyer, customer } = await newBuyer()
  const post = await paidPost()
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

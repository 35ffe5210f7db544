import { withPlatform } from "@codex/kernel"
import type { TestDatabase } from "@codex/kernel/testing"
import { openShopDatabase, SECRET } from "../../__tests__/test-shop"
import { setOptions } from "../../options"
import { signDemo } from "../demo-signature"
import { receiveEvent } from "../receive"
import { containerOf } from "./stripe-ear"

let database: TestDatabase

beforeAll(async () => {
  database = await openShopDatabase()
  setOptions({
    storefrontUrl: "http://localhost:4321",
    demo: { secret: SECRET },
  })
}, 60_000)
afterAll(() => database.drop())

const eventOf = (id: string) =>
  JSON.stringify({
    id,
    type: "payment.failed",
    created: 1,
    data: { payment_id: `pay_${id}`, amount_minor: 100, currency_code: "usd" },
  })

/** Hands it in as the route does. */
function arrive(body: string, secret = SECRET) {
  const [raw, now] = [Buffer.from(body), new Date()]
  return receiveEvent(containerOf(database.pg), {
    provider: "demo",
    raw,
    signature: signDemo(secret, raw, now),
    receivedAt: now,
  })
}

const kept = () =>
  withPlatform(database.pg, "test", async (tx) => {
    const rows = await tx("inbox").select<{ event_id: string }[]>("event_id")
    await tx("inbox").delete()
    return rows.map(({ event_id: id }) => id).sort()
  })

it("keeps a flood, each event in a row of its own", async () => {
  const ids = Array.from({ length: 200 }, (_, at) => `flood_${1000 + at}`)
  const told = await Promise.all(ids.map((id) => arrive(eventOf(id))))
  expect(new Set(told).size).toBe(200)
  expect(await kept()).toEqual(ids)
})

it("keeps one row of a storm of duplicates, and accepts them all", async () => {
  const storm = Array.from({ length: 200 }, () => arrive(eventOf("storm")))
  const told = await Promise.all(storm)
  expect(told.filter(Boolean)).toHaveLength(1)
  expect(await kept()).toEqual(["storm"])
})

it("keeps nothing of what is forged, and what came with it", async () => {
  const told = await Promise.allSettled(
    Array.from({ length: 60 }, (_, at) =>
      at % 3 === 0
        ? arrive(eventOf(`forged_${at}`), "a-secret-of-somebody-else-32-chars!")
        : arrive(eventOf(`true_${at}`))
    )
  )
  const refused = told.filter(({ status }) => status === "rejected")
  expect(refused).toHaveLength(20)
  const ids = await kept()
  expect(ids).toHaveLength(40)
  expect(ids.every((id) => id.startsWith("true_"))).toBe(true)
})

it("lets the one Postgres cannot store sink alone", async () => {
  // Signed and well-formed, but no text column takes a zero character.
  const told = await Promise.allSettled(
    ["good_1", "good_2", "bad_\u0000", "good_3"].map((id) =>
      arrive(eventOf(id))
    )
  )
  expect(told.map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
  ])
  expect(await kept()).toEqual(["good_1", "good_2", "good_3"])
})

import type { TestDatabase } from "@codex/kernel/testing"
import { releaseExpired, supplyLeft } from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import { eventFor, openShop, openShopDatabase, settleEvent } from "./test-shop"
import type { Shop } from "./test-shop"

const BUYERS = 500
const LIMIT = 100
/** Every fifth card is declined. */
const FAILS = 5
const AT_ONCE = 20

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  db = await openShopDatabase()
  shop = await openShop(db.pg)
})

afterAll(() => db.drop())

/** Runs the work for everybody, so many at a time, and says who got through. */
async function rush<T>(
  people: readonly number[],
  work: (person: number) => Promise<T>
): Promise<(T | undefined)[]> {
  const results: (T | undefined)[] = []
  const waiting = [...people.entries()]
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, person] = next
      results[at] = await work(person).catch(() => undefined)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}

const taken = (postId: string) =>
  shop.within(async (tx) => (await supplyLeft(tx, [postId])).get(postId)?.taken)

const count = (table: string, where: Record<string, string>) =>
  shop.within(async (tx) => {
    const [row] = await tx(table)
      .where(where)
      .count<{ count: string }[]>("* as count")
    return Number(row?.count)
  })

/** The time of every reservation that is still held is over. */
const passTime = () =>
  shop.within((tx) =>
    tx("supply_claim")
      .where({ state: "reserved" })
      .update({ expires_at: tx.raw("now() - interval '1 second'") })
  )

/** The line's buyer pays, or the bank says no. */
function pay(line: CheckoutLine, person: number) {
  const declined = person % FAILS === 0
  return settleEvent(
    shop,
    eventFor(
      line,
      declined ? { id: `no_${line.id}`, type: "payment.failed" } : {}
    )
  )
}

it("M12: 500 buyers, 100 places, every fifth card declined", async () => {
  const post = await shop.post({ supply_limit: LIMIT })
  const oversold: number[] = []
  const sold = () => count("purchase", { post_id: post.id })
  let people = Array.from({ length: BUYERS }, (_, at) => at + 1)
  for (let round = 0; people.length > 0 && (await sold()) < LIMIT; round += 1) {
    const customer = (person: number) => `cus_${person}`
    const lines = await rush(people, (person) =>
      shop.checkout(post, {
        customerId: customer(person),
        key: `${round}-${person}-key`,
      })
    )
    oversold.push(((await taken(post.id)) ?? 0) - LIMIT)
    await rush(
      people.map((_, at) => at),
      async (at) => {
        const line = lines[at]
        return line && pay(line, people[at] ?? 0)
      }
    )
    expect(await sold()).toBeLessThanOrEqual(LIMIT)
    people = people.filter((_, at) => !lines[at])
    await passTime()
    await shop.within(releaseExpired)
    expect(await taken(post.id)).toBe(await sold())
  }
  expect(Math.max(...oversold)).toBeLessThanOrEqual(0)
  expect(await sold()).toBe(LIMIT)
  expect(await taken(post.id)).toBe(LIMIT)
  expect(await count("supply_claim", { state: "reserved" })).toBe(0)
  expect(await count("entitlement_grant", { post_id: post.id })).toBe(LIMIT)
})

it("M12: money that comes after the last place went is set aside", async () => {
  const post = await shop.post({ supply_limit: 1 })
  const late = await shop.checkout(post)
  await passTime()
  await shop.within(releaseExpired)
  const quick = await shop.checkout(post)
  await settleEvent(shop, eventFor(quick))
  expect(await settleEvent(shop, eventFor(late))).toMatchObject({
    state: "parked",
    reason: "sold_out",
  })
  expect(await count("purchase", { post_id: post.id })).toBe(1)
  expect(await taken(post.id)).toBe(1)
})

it("gives the place of an abandoned try to the next try of the same buyer", async () => {
  const post = await shop.post({ supply_limit: 1 })
  const first = await shop.checkout(post, { customerId: "cus_again" })
  await settleEvent(
    shop,
    eventFor(first, { id: `no_${first.id}`, type: "payment.failed" })
  )
  const second = await shop.checkout(post, { customerId: "cus_again" })
  expect(second.id).not.toBe(first.id)
  expect(await taken(post.id)).toBe(1)
})

import { withPlatform } from "@codex/kernel"
import type { TestDatabase } from "@codex/kernel/testing"
import { claimInbox } from "@codex/purchases"
import { freezeLine } from "../checkout/freeze-line"
import { settle } from "../settlement/settle"
import {
  BUYER,
  eventFor,
  keep,
  next,
  openShop,
  openShopDatabase,
  options,
} from "./test-shop"
import type { Shop } from "./test-shop"

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  db = await openShopDatabase()
  shop = await openShop(db.pg)
})

afterAll(() => db.drop())

/** Every statement sent, BEGIN and COMMIT included. */
async function counted<T>(work: () => Promise<T>) {
  const sent: string[] = []
  const note = ({ sql }: { sql: string }) => sent.push(sql)
  db.pg.on("query", note)
  const result = await work().finally(() => db.pg.off("query", note))
  return { result, sent }
}

function start(postId: string, customerId: string) {
  return withPlatform(db.pg, "start", (tx) =>
    freezeLine(tx, {
      customerId,
      options,
      now: new Date(),
      body: {
        post_id: postId,
        buyer: BUYER,
        idempotency_key: next("a-key-of-mine"),
      },
    })
  )
}

it("freezes a checkout in few statements", async () => {
  const post = await shop.post()
  const [first, second] = [next("cus"), next("cus")]
  await Promise.all([first, second].map((who) => shop.prove(who)))
  await start(post.id, first)
  const { sent } = await counted(() => start(post.id, second))
  expect(sent.length).toBeLessThanOrEqual(14)
})

it("settles a payment in few statements", async () => {
  const post = await shop.post()
  const line = await shop.checkout(post)
  const { id } = await keep(shop, eventFor(line))
  const { sent } = await counted(async () => {
    const [row] = await shop.within((tx) => claimInbox(tx, { limit: 1, id }))
    if (row) {
      await shop.within((tx) => settle(tx, row))
    }
  })
  expect(sent.length).toBeLessThanOrEqual(26)
})

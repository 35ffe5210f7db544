import { checkLedger, getBalances } from "@codex/ledger"
import type { TestDatabase } from "@codex/kernel/testing"
import { claimInbox, findPurchaseByLine } from "@codex/purchases"
import type { CheckoutLine, InboxEvent } from "@codex/purchases"
import {
  eventFor,
  keep,
  next,
  openShop,
  openShopDatabase,
} from "../../__tests__/test-shop"
import type { Shop } from "../../__tests__/test-shop"
import { settle } from "../settle"
import { settleTogether } from "../settle-together"

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  db = await openShopDatabase()
  shop = await openShop(db.pg)
})

afterAll(() => db.drop())

const buyer = () => ({ customerId: next("cus") })

async function claimed(
  lines: readonly CheckoutLine[],
  over: Parameters<typeof eventFor>[1][] = []
): Promise<InboxEvent[]> {
  for (const [at, line] of lines.entries()) {
    await keep(shop, eventFor(line, over[at]))
  }
  return shop.within((tx) => claimInbox(tx, { limit: 50 }))
}

const purchases = (lines: readonly CheckoutLine[]) =>
  Promise.all(
    lines.map((line) => shop.within((tx) => findPurchaseByLine(tx, line.id)))
  )

async function expectSound() {
  expect((await shop.within(checkLedger)).problems).toEqual([])
}

async function checkouts(count: number): Promise<CheckoutLine[]> {
  const post = await shop.post()
  const lines: CheckoutLine[] = []
  for (let at = 0; at < count; at++) {
    lines.push(await shop.checkout(post, buyer()))
  }
  return lines
}

it("settles a group in one transaction, each sale with its journal and grant", async () => {
  const lines = await checkouts(8)
  const alone = await settleTogether(db.pg, await claimed(lines))
  expect(alone).toEqual([])
  const found = await purchases(lines)
  expect(found.every((each) => each?.grant_id)).toBe(true)
  expect(new Set(found.map((each) => each?.journal_id)).size).toBe(8)
  const { rows } = await db.superuser.raw(
    `select count(distinct j.xmin::text)::int as commits, count(*)::int as journals
     from ledger_journal j join purchase p on p.journal_id = j.id::text
     where p.id = any (?)`,
    [found.map((each) => each?.id ?? "")]
  )
  expect(rows).toEqual([{ commits: 1, journals: 8 }])
  await expectSound()
})

it("leaves alone what fails among the others, and takes back only that", async () => {
  const lines = await checkouts(3)
  const events = await claimed(lines)
  const [, bad] = events
  await db.superuser.raw(
    `create or replace function refuse_one() returns trigger language plpgsql as $$
     begin if new.payment_id = '${JSON.parse(bad!.body).data.payment_id as string}'
       then raise exception 'not this one'; end if; return new; end $$;
     create trigger refuse_one before insert on purchase
       for each row execute function refuse_one()`
  )
  const alone = await settleTogether(db.pg, events)
  await db.superuser.raw("drop trigger refuse_one on purchase")
  expect(alone.map((event) => event.id)).toEqual([bad?.id])
  const found = await purchases(lines)
  expect(found.filter(Boolean)).toHaveLength(2)
  expect(found.filter((each) => each?.journal_id)).toHaveLength(2)
  await expectSound()
})

it("parks in a group what it would park alone", async () => {
  const lines = await checkouts(2)
  const events = await claimed(lines, [{ amount_minor: 1 }])
  expect(await settleTogether(db.pg, events)).toEqual([])
  const found = await purchases(lines)
  expect(found.filter(Boolean)).toHaveLength(1)
  const suspense = await shop.within((tx) =>
    getBalances(tx, "platform:suspense")
  )
  expect(suspense[0]?.amountMinor).toBe(1n)
  await expectSound()
})

it("settles once what two events of a group tell", async () => {
  const [line] = await checkouts(1)
  const twice = [line!, line!]
  const events = await claimed(twice, [{}, { id: next("demo_again") }])
  expect(events).toHaveLength(2)
  expect(await settleTogether(db.pg, events)).toEqual([])
  const [found] = await purchases([line!])
  expect(found?.journal_id).not.toBeNull()
  await expectSound()
})

it("settles declined payments of a group with its sales", async () => {
  const lines = await checkouts(3)
  const declined = { type: "payment.failed" } as const
  const events = await claimed(lines, [declined, {}, declined])
  expect(await settleTogether(db.pg, events)).toEqual([])
  const found = await purchases(lines)
  expect(found.map(Boolean)).toEqual([false, true, false])
  await expectSound()
})

it("lets two workers settle the same group without waiting in a circle", async () => {
  const lines = await checkouts(16)
  const events = await claimed(lines)
  const [one, two] = [events, [...events].reverse()]
  const left = await Promise.all([
    settleTogether(db.pg, one),
    settleTogether(db.pg, two),
  ])
  expect(left.flat()).toEqual([])
  const found = await purchases(lines)
  expect(found.filter(Boolean)).toHaveLength(16)
  await expectSound()
})

it("takes places in one group at a time, and loses no sale over it", async () => {
  const first = await shop.post({ supply_limit: 20 })
  const second = await shop.post({ supply_limit: 20 })
  const lines: CheckoutLine[] = []
  for (let at = 0; at < 16; at++) {
    lines.push(await shop.checkout(at % 2 ? first : second, buyer()))
  }
  const events = await claimed(lines)
  const halves = [events.slice(0, 8), events.slice(8)]
  const left = await Promise.all(
    halves.map((half) => settleTogether(db.pg, half))
  )
  for (const event of left.flat()) {
    await shop.within((tx) => settle(tx, event))
  }
  const found = await purchases(lines)
  expect(found.filter((each) => each?.journal_id)).toHaveLength(16)
  await expectSound()
})

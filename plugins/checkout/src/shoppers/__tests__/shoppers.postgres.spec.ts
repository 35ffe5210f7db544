import { grantAccess } from "@codex/entitlements"
import type { TestDatabase } from "@codex/kernel/testing"
import type { ContentPost } from "@codex/content"
import {
  eventFor,
  openShop,
  openShopDatabase,
  settleEvent,
  type Shop,
} from "../../__tests__/test-shop"
import { shoppersQuery, type Shopper } from "../../contract"
import { shoppersText } from "../csv"
import { describeShoppers } from "../describe"
import { findShoppers } from "../find"

let db: TestDatabase
let shop: Shop
let film: ContentPost
let song: ContentPost

beforeAll(async () => {
  db = await openShopDatabase()
  shop = await openShop(db.pg)
  film = await shop.post({ price_minor: 1_000n })
  song = await shop.post({ price_minor: 2_500n })
  await person("cus_ada", "Ada", "Lovelace", 1)
  await person("cus_guest", null, null, 2)
  await person("cus_free", "Free", "Rider", 3)
  await person("cus_gone", "Gone", "Person", 4)
  await db.superuser("customer").where({ id: "cus_gone" }).update({
    deleted_at: new Date(),
  })
  await buy("cus_ada", film, { paid_at: "2026-03-01T23:30:00Z" })
  await buy("cus_ada", song, {
    paid_at: "2026-03-05T10:00:00Z",
    refunded_minor: "500",
  })
  await buy("cus_guest", film, {
    paid_at: "2026-04-01T10:00:00Z",
    currency_code: "eur",
  })
  await shop.within((tx) =>
    grantAccess(tx, {
      customerId: "cus_free",
      organizationId: shop.organization.id,
      postId: film.id,
      sourceKind: "manual",
      sourceId: "by_hand",
      expiresAt: new Date(Date.now() + 60_000),
    })
  )
})
afterAll(() => db.drop())

const person = (
  id: string,
  first: string | null,
  last: string | null,
  day: number
) =>
  db.superuser("customer").insert({
    id,
    first_name: first,
    last_name: last,
    email: `${id}@example.com`,
    has_account: first !== null,
    created_at: `2026-01-0${day}T00:00:00Z`,
  })

/** Paid, settled and granted as in a shop; then as the test needs it. */
async function buy(
  customerId: string,
  post: ContentPost,
  then: Record<string, string>
): Promise<void> {
  const line = await shop.checkout(post, { customerId })
  await settleEvent(shop, eventFor(line))
  const changed = await db
    .superuser("purchase")
    .where({ checkout_line_id: line.id })
    .update(then)
  expect(changed).toBe(1)
}

const found = (query: object = {}) =>
  shop.within((tx) => findShoppers(tx, shoppersQuery.parse(query)))
const ids = async (query: object) => (await found(query)).ids
const described = (...of: string[]) =>
  shop.within((tx) => describeShoppers(tx, of))

describe("the operator's shoppers", () => {
  it("are all customers that are there, newest first, by page", async () => {
    expect(await found()).toEqual({
      ids: ["cus_free", "cus_guest", "cus_ada"],
      count: 3,
    })
    expect(await found({ limit: 1, offset: 1 })).toEqual({
      ids: ["cus_guest"],
      count: 3,
    })
    expect(await found({ offset: 20 })).toEqual({ ids: [], count: 3 })
    expect(await ids({ order: "created_at" })).toEqual([
      "cus_ada",
      "cus_guest",
      "cus_free",
    ])
  })

  it("show what each paid by currency, without what went back", async () => {
    const [ada, guest, free] = await described(
      "cus_ada",
      "cus_guest",
      "cus_free"
    )
    expect(ada).toMatchObject({
      name: "Ada Lovelace",
      owns: 2,
      watched_percent: 0,
      last_paid_at: "2026-03-05T10:00:00.000Z",
      spent: [{ currency_code: "usd", amount_minor: 3_000 }],
    })
    // A guest goes by the name they bought with.
    expect(guest).toMatchObject({
      name: "Ada",
      has_account: false,
      spent: [{ currency_code: "eur", amount_minor: 1_000 }],
    })
    expect(free).toMatchObject({ owns: 1, last_paid_at: null, spent: [] })
  })

  it("have watched so much of what they own", async () => {
    const of = { post_id: film.id, asset_id: "asset_film" }
    await db.superuser("post_deliverable").insert({
      ...of,
      id: "pdlv_film",
      organization_id: shop.organization.id,
      asset_creator_id: shop.author.id,
      position: 0,
      title: "Film",
      media_kind: "video",
      duration_ms: 4_000,
    })
    await db.superuser("playback_progress").insert({
      ...of,
      customer_id: "cus_ada",
      position_ms: 1_000,
      resume_ms: 1_000,
      duration_ms: 4_000,
      completed: false,
      updated_at: new Date(),
    })
    const watched = (await described("cus_ada", "cus_guest")).map(
      ({ watched_percent }) => watched_percent
    )
    expect(watched).toEqual([25, 0])
  })

  it("have spent nothing of a sale that a dispute took back", async () => {
    await person("cus_lost", "Lo", "St", 5)
    await buy("cus_lost", song, { dispute_state: "lost" })
    const [lost] = await described("cus_lost")
    expect(lost?.spent).toEqual([{ currency_code: "usd", amount_minor: 0 }])
    expect(await ids({ bought: "refunded" })).toEqual(["cus_lost", "cus_ada"])
    await db.superuser("customer").where({ id: "cus_lost" }).delete()
  })

  it.each([
    [{ account: "guest" }, ["cus_guest"]],
    [{ account: "registered" }, ["cus_free", "cus_ada"]],
    [{ bought: "yes" }, ["cus_guest", "cus_ada"]],
    [{ bought: "no" }, ["cus_free"]],
    [{ bought: "refunded" }, ["cus_ada"]],
    [{ from: "2026-03-06" }, ["cus_guest"]],
    [{ from: "2026-03-01", until: "2026-03-01" }, ["cus_ada"]],
    [{ bought: "no", from: "2026-03-02" }, ["cus_free"]],
    [{ bought: "no", until: "2026-03-31" }, ["cus_free", "cus_guest"]],
    [{ bought: "refunded", until: "2026-03-04" }, []],
    [{ owns: "yes" }, ["cus_free", "cus_guest", "cus_ada"]],
    [{ q: "LOVE" }, ["cus_ada"]],
    [{ q: "cus_f" }, ["cus_free"]],
    [{ q: "ada@example" }, ["cus_ada"]],
    [{ q: "Ada" }, ["cus_guest", "cus_ada"]],
    [{ q: "%" }, []],
  ])("are narrowed by %j", async (query, expected) => {
    expect(await ids(query)).toEqual(expected)
  })

  it("are ordered by money in the currency of most sales, and by time", async () => {
    expect(await ids({ order: "-spent" })).toEqual([
      "cus_ada",
      "cus_free",
      "cus_guest",
    ])
    expect(await ids({ order: "last_paid_at" })).toEqual([
      "cus_ada",
      "cus_guest",
      "cus_free",
    ])
    expect((await ids({ order: "-last_paid_at" }))[0]).toBe("cus_guest")
  })

  it("own nothing any more once it is over or taken back", async () => {
    await db
      .superuser("entitlement_grant")
      .where({ source_id: "by_hand" })
      .update({
        starts_at: new Date(0),
        expires_at: new Date(Date.now() - 1_000),
      })
    expect(await ids({ owns: "no" })).toEqual(["cus_free"])
    const [free] = await described("cus_free")
    expect(free).toMatchObject({ owns: 0, watched_percent: null })
  })

  it("are nobody outside the platform's scope", async () => {
    const bare = await db.pg.transaction((tx) =>
      describeShoppers(tx, ["cus_ada"])
    )
    expect(bare).toMatchObject([{ owns: 0, spent: [], last_paid_at: null }])
  })

  it("become lines of a file, a column for each currency, no formula", async () => {
    const [ada, guest] = await described("cus_ada", "cus_guest")
    const rows = [{ ...(ada as Shopper), name: "=1+1" }, guest as Shopper]
    const [head, one, two] = shoppersText(rows).split("\r\n")
    expect(head).toMatch(/"spent_eur","spent_usd"$/)
    expect(one).toMatch(/^"'=1\+1".*,"","30\.00"$/)
    expect(two).toMatch(/,"10\.00",""$/)
  })
})

it("are each on one page only, whatever falls into one moment", async () => {
  const same = { created_at: "2026-02-01T00:00:00Z", has_account: true }
  await db.superuser("customer").insert(
    Array.from({ length: 45 }, (_, n) => ({
      ...same,
      id: `cus_many_${n}`,
      email: `many_${n}@example.com`,
    }))
  )
  const query = { q: "many_", limit: 20, order: "-last_paid_at" }
  const pages = [0, 20, 40].map((offset) => ids({ ...query, offset }))
  expect(new Set((await Promise.all(pages)).flat()).size).toBe(45)
})

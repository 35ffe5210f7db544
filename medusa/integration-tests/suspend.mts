import assert from "node:assert/strict"
import { randomUUID } from "node:crypto"
import { it } from "node:test"
import { call, anonymous } from "../testing/http.mts"
import {
  get,
  newCreator,
  newShopper,
  post,
  sessionOf,
  staffSession,
} from "./account-people.mts"
import { sql, useShop } from "./shop.mts"

const operator = () => staffSession(useShop().demo.logins.operator)
const reason = { reason: "Numbers that cannot be." }

export function suspendTests() {
  it("a suspended creator is out at once and reads why", async () => {
    const by = await operator()
    const { actor, handle } = await newCreator("Zoe", 174)
    const [row] = await sql<{ id: string }>(
      "select id from creator where handle = $1",
      [handle]
    )
    const path = `/admin/creators/${row?.id}`
    const blank = await post(path, { status: "suspended" }, {}, by)
    assert.equal(blank.status, 400)
    const set = (status: string) =>
      post(path, { status, ...(status === "active" ? {} : reason) }, {}, by)
    assert.equal((await set("suspended")).status, 200)
    const out = await get(actor, "/admin/studio/me")
    assert.equal(out.status, 403)
    assert.match(out.text, /Numbers that cannot be\. Write to support/)
    assert.equal((await set("active")).status, 200)
    assert.equal((await get(actor, "/admin/studio/me")).status, 200)
  })

  it("a suspended organization leaves the shop; its people read why", async () => {
    const by = await operator()
    const { actor } = await newCreator("Yan", 175)
    const handle = `brand-${Date.now()}`
    const brand = { name: "Yan and friends", handle }
    const made = await post("/admin/account/organizations", brand, {}, actor)
    assert.equal(made.status, 200, made.text)
    const { id } = (made.body as { organization: { id: string } }).organization
    const onShop = async () => {
      const page = `/api/catalog/${handle}`
      return (await call(useShop().backendUrl, anonymous, "GET", page)).status
    }
    const reasonRead = async () => {
      const there = { "x-codex-organization": id }
      const path = "/admin/studio/me"
      const url = useShop().backendUrl
      const { body } = await call(url, actor, "GET", path, undefined, there)
      const me = body as { organization: { suspend_reason: string | null } }
      return me.organization.suspend_reason
    }
    const path = `/admin/organizations/${id}`
    const off = { status: "suspended", ...reason }
    const on = { status: "active" }
    assert.equal((await post(path, off, {}, actor)).status, 403)
    assert.equal(await onShop(), 200)
    assert.equal((await post(path, off, {}, by)).status, 200)
    assert.deepEqual([await onShop(), await reasonRead()], [404, reason.reason])
    assert.equal((await post(path, on, {}, by)).status, 200)
    assert.deepEqual([await onShop(), await reasonRead()], [200, null])
    const none = await post("/admin/organizations/org_none", on, {}, by)
    assert.equal(none.status, 404)
  })

  it("what a suspended organization sells is sold nowhere, and stays its buyers'", async () => {
    const by = await operator()
    const sold = await postOnSale()
    const shopper = await newShopper()
    const actor = await sessionOf(shopper)
    const [customer] = await sql<{ id: string }>(
      "select id from customer where email = $1",
      [shopper.email]
    )
    const gift = {
      post_id: sold.id,
      expires_at: null,
      reason: "A prize",
      idempotency_key: randomUUID(),
    }
    await post(`/admin/customers/${customer?.id}/grants`, gift, {}, by)
    const seen = async () => {
      const url = useShop().backendUrl
      const ask = (path: string) => call(url, anonymous, "GET", path)
      const owned = await get(actor, `/api/access?post_id=${sold.id}`)
      return {
        page: (await ask(`/api/catalog${sold.path}`)).status,
        listed: (await ask("/api/sitemap")).text.includes(sold.path),
        quote: (await ask(`/api/quote?post_id=${sold.id}`)).status,
        owned: (owned.body as { owned: boolean }).owned,
      }
    }
    const path = `/admin/organizations/${sold.organization_id}`
    const open = { page: 200, listed: true, quote: 200, owned: true }
    assert.deepEqual(await seen(), open)
    await post(path, { status: "suspended", ...reason }, {}, by)
    const closed = { page: 404, listed: false, quote: 404, owned: true }
    assert.deepEqual(await seen(), closed)
    await post(path, { status: "active" }, {}, by)
    assert.deepEqual(await seen(), open)
  })

  it("a creator's own page closes with its organization, not with its creator", async () => {
    const by = await operator()
    const { handle } = await newCreator("Xia", 176)
    const [row] = await sql<{ id: string; own: string }>(
      "select id, personal_organization_id as own from creator where handle = $1",
      [handle]
    )
    const page = async () =>
      (
        await call(
          useShop().backendUrl,
          anonymous,
          "GET",
          `/api/catalog/${handle}`
        )
      ).status
    const set = (path: string, status: string) =>
      post(path, { status, ...(status === "active" ? {} : reason) }, {}, by)
    const [creator, own] = [
      `/admin/creators/${row?.id}`,
      `/admin/organizations/${row?.own}`,
    ]
    await set(creator, "suspended")
    assert.equal(await page(), 200)
    await set(creator, "active")
    await set(own, "suspended")
    assert.equal(await page(), 404)
    await set(own, "active")
    assert.equal(await page(), 200)
  })

  it("⌘K finds our rows beside Medusa's, one kind alone, and nothing for creators", async () => {
    const by = await operator()
    const search = async (entity: string, who = by) => {
      const found = await get(who, `/admin/search?q=mara&entity=${entity}`)
      const { results = [] } = found.body as {
        results?: { entity: string; count: number }[]
      }
      return [found.status, ...results.map((each) => each.entity)]
    }
    assert.deepEqual(await search("product,codex_creator"), [
      200,
      "codex_creator",
      "product",
    ])
    assert.deepEqual(await search("codex_creator"), [200, "codex_creator"])
    const creator = await staffSession(useShop().demo.logins.creator)
    assert.deepEqual(await search("codex_creator", creator), [403])
  })
}

interface Sold {
  id: string
  organization_id: string
  path: string
}

/** Something a brand of the demo shop sells. */
async function postOnSale(): Promise<Sold> {
  const [row] = await sql<Sold>(
    `select p.id, o.id as organization_id,
       '/' || o.handle || '/' || p.slug as path
     from content_post p join organization o on o.id = p.organization_id
     where p.status = 'published' and p.deleted_at is null
       and o.kind = 'brand' and p.product_type = 'content'
       and p.pricing_type = 'fixed' and p.price_minor > 0
     order by p.id limit 1`
  )
  assert.ok(row)
  return row
}

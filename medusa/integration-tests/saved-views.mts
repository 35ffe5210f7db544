import assert from "node:assert/strict"
import { it } from "node:test"
import { call, type Actor } from "../testing/http.mts"
import { get, newCreator, post, staffSession } from "./account-people.mts"
import { sql, useShop } from "./shop.mts"

const VIEWS = "/admin/saved-views"
const LIST = "codex_creator"

const operator = () => staffSession(useShop().demo.logins.operator)

interface View {
  id: string
  name: string
  search: string
  filters: Record<string, string>
  sorting: { id: string; desc: boolean } | null
}

async function viewsOf(by: Actor, list = LIST): Promise<View[]> {
  const answer = await get(by, `${VIEWS}?list=${list}`)
  assert.equal(answer.status, 200, answer.text)
  return (answer.body as { saved_views: View[] }).saved_views
}

const save = (by: Actor, body: object) =>
  post(VIEWS, { list: LIST, ...body }, {}, by)

const remove = (by: Actor, id: string) =>
  call(useShop().backendUrl, by, "DELETE", `${VIEWS}/${id}`)

/** How many rows a list says it has. */
async function countOf(by: Actor, path: string): Promise<number> {
  const answer = await get(by, path)
  assert.equal(answer.status, 200, answer.text)
  return (answer.body as { count: number }).count
}

const countIn = async (text: string, values: unknown[] = []) =>
  Number((await sql<{ n: string }>(text, values))[0]?.n)

export function savedViewTests() {
  it("a list of creators is narrowed by how they stand", async () => {
    const by = await operator()
    const { handle } = await newCreator("Lio", 177)
    const [row] = await sql<{ id: string }>(
      "select id from creator where handle = $1",
      [handle]
    )
    const found = (status: string) =>
      countOf(by, `/admin/creators?q=${handle}&status=${status}`)
    const stands = async () => [
      await found("active"),
      await found("suspended"),
      await found("waiting"),
    ]
    const set = (body: object) =>
      post(`/admin/creators/${row?.id}`, body, {}, by)
    assert.deepEqual(await stands(), [1, 0, 0])
    await set({ status: "suspended", reason: "Numbers that cannot be." })
    assert.deepEqual(await stands(), [0, 1, 0])
    await set({ status: "active" })
    await sql("update creator set approved_at = null where id = $1", [row?.id])
    assert.deepEqual(await stands(), [0, 0, 1])
    await sql("update creator set approved_at = now() where id = $1", [row?.id])
  })

  it("posts and purchases are narrowed and ordered, by nothing else", async () => {
    const by = await operator()
    assert.equal(
      await countOf(by, "/admin/posts?type=bundle"),
      await countIn(
        `select count(*) as n from content_post
         where product_type = 'bundle' and deleted_at is null`
      )
    )
    assert.equal(
      await countOf(by, "/admin/purchases?state=paid"),
      await countIn("select count(*) as n from purchase where state = 'paid'")
    )
    const sorted = await get(by, "/admin/posts?order=title&limit=100")
    const { posts } = sorted.body as { posts: { id: string }[] }
    const rows = await sql<{ id: string }>(
      `select id from content_post where deleted_at is null
       order by title, id limit 100`
    )
    assert.deepEqual(
      posts.map(({ id }) => id),
      rows.map(({ id }) => id)
    )
    for (const path of [
      "/admin/posts?order=slug",
      "/admin/creators?order=user_id",
      "/admin/organizations?status=waiting",
      "/admin/purchases?state=lost",
      "/admin/shoppers?order=email",
      "/admin/shoppers?from=yesterday",
    ]) {
      assert.equal((await get(by, path)).status, 400, path)
    }
  })

  it("shoppers are narrowed, and taken along as a file that is noted", async () => {
    const by = await operator()
    assert.equal(
      await countOf(by, "/admin/shoppers?bought=yes"),
      await countIn(
        `select count(distinct p.customer_id) as n from purchase p
         join customer c on c.id = p.customer_id
         where p.amount_minor > 0 and c.deleted_at is null`
      )
    )
    const listed = await get(by, "/admin/shoppers?order=-spent&limit=2")
    const { shoppers } = listed.body as { shoppers: { id: string }[] }
    const ids = shoppers.map(({ id }) => id)
    const file = await post("/admin/shoppers/csv", { ids }, {}, by)
    assert.equal(file.status, 200, file.text)
    assert.equal(file.text.trim().split("\r\n").length, ids.length + 1)
    const [noted] = await sql<{ after: { ids: string[] } }>(
      `select after from audit_event where action = 'shoppers.exported'
       order by seq desc limit 1`
    )
    assert.deepEqual(noted?.after.ids, ids)
    const none = await post("/admin/shoppers/csv", { ids: [] }, {}, by)
    assert.equal(none.status, 400)
  })

  it("a view that one operator saves is found again, and is theirs alone", async () => {
    const by = await operator()
    const first = { name: "Off the shop", filters: { status: "suspended" } }
    const saved = await save(by, first)
    assert.equal(saved.status, 200, saved.text)
    const again = {
      ...first,
      search: "lio",
      sorting: { id: "created_at", desc: false },
    }
    assert.equal((await save(by, again)).status, 200)

    // As on another device: a session that has seen nothing of the first.
    const there = await operator()
    const [view, ...more] = await viewsOf(there)
    assert.ok(view)
    assert.equal(more.length, 0)
    const { id, ...said } = view
    assert.deepEqual(said, again)
    assert.deepEqual(await viewsOf(there, "codex_purchase"), [])

    await sql(
      "update view_configuration set user_id = 'user_else' where id = $1",
      [id]
    )
    assert.deepEqual(await viewsOf(there), [])
    assert.equal((await remove(there, id)).status, 404)
    await sql(
      `update view_configuration set user_id =
         (select id from "user" where email = $2) where id = $1`,
      [id, useShop().demo.logins.operator.email]
    )
    assert.equal((await remove(there, id)).status, 200)
    assert.equal((await remove(there, id)).status, 404)
    assert.deepEqual(await viewsOf(by), [])
  })

  it("a view without a name is refused, and a creator keeps none", async () => {
    assert.equal((await save(await operator(), { name: " " })).status, 400)
    const creator = await staffSession(useShop().demo.logins.creator)
    assert.equal((await save(creator, { name: "Mine" })).status, 403)
    assert.equal((await get(creator, `${VIEWS}?list=${LIST}`)).status, 403)
  })
}

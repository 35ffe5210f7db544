import assert from "node:assert/strict"
import { it } from "node:test"
import { call, anonymous } from "../testing/http.mts"
import { get, newCreator, post, staffSession } from "./account-people.mts"
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
}

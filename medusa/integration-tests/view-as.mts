import assert from "node:assert/strict"
import { it } from "node:test"
import { call, type Actor, type Answer } from "../testing/http.mts"
import { staffSession } from "./account-people.mts"
import { sql, useShop } from "./shop.mts"

const failureOf = (answer: Answer) => (answer.body as { code?: string }).code
const signIn = (who: "creator" | "operator") =>
  staffSession(useShop().demo.logins[who])

const ask = (by: Actor, method: string, path: string, as: string) =>
  call(
    useShop().backendUrl,
    by,
    method,
    path,
    method === "GET" ? undefined : {},
    {
      "x-codex-organization": as,
    }
  )

const creatorCalled = async (handle: string) => {
  const [row] = await sql<{ id: string }>(
    "select id from creator where handle = $1",
    [handle]
  )
  return row?.id ?? ""
}

const looks = (id: string) =>
  sql(
    `select 1 from audit_event
     where action = 'creator.viewed_as' and object_id = $1`,
    [id]
  )

export function viewAsTests() {
  it("an operator sees a creator's Studio, and it is in the log once", async () => {
    const operator = await signIn("operator")
    const id = await creatorCalled("jonas")
    const nowhere = `view-as:${id}:org_absent`
    const lost = await ask(operator, "GET", "/admin/studio/me", nowhere)
    assert.equal(lost.status, 404, lost.text)
    assert.equal((await looks(id)).length, 0)
    const own = await ask(operator, "GET", "/admin/studio/me", "")
    assert.equal(failureOf(own), "not_a_creator", own.text)
    const me = await ask(operator, "GET", "/admin/studio/me", `view-as:${id}`)
    const body = me.body as { creator: { id: string }; viewed: boolean }
    assert.deepEqual([body.creator.id, body.viewed], [id, true], me.text)
    for (const part of ["posts", "media", "wallet", "people"]) {
      const path = `/admin/studio/${part}`
      const seen = await ask(operator, "GET", path, `view-as:${id}`)
      assert.equal(seen.status, 200, seen.text)
    }
    assert.equal((await looks(id)).length, 1)
  })

  it("nothing can be changed while looking on", async () => {
    const operator = await signIn("operator")
    const id = await creatorCalled("jonas")
    for (const part of ["posts", "invitations", "settings", "uploads"]) {
      const path = `/admin/studio/${part}`
      const refused = await ask(operator, "POST", path, `view-as:${id}`)
      assert.ok(refused.status === 403 || refused.status === 400, refused.text)
    }
  })

  it("to a creator there is no such thing, whoever is named", async () => {
    const creator = await signIn("creator")
    const path = "/admin/studio/me"
    const before = await creatorCalled("jonas")
    const there = await ask(creator, "GET", path, `view-as:${before}`)
    const absent = await ask(creator, "GET", path, "view-as:cr_absent")
    assert.equal(there.status, 404)
    assert.equal(there.text, absent.text)
  })
}

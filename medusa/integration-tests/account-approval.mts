import assert from "node:assert/strict"
import { it } from "node:test"
import { call, type Actor, type Answer } from "../testing/http.mts"
import { get, newCreator, post, staffSession } from "./account-people.mts"
import { until } from "./actions.mts"
import { sql, useShop } from "./shop.mts"

export const failureOf = (answer: Answer) =>
  (answer.body as { code?: string }).code

const operator = () => staffSession(useShop().demo.logins.operator)

/** Moves a switch of the whole shop. */
export const switchTo = async (
  name: "creator_approval" | "creator_phone",
  on: boolean
) => {
  const set = { features: { [name]: on } }
  const by = await operator()
  const answer = await post("/admin/platform-settings", set, {}, by)
  assert.equal(answer.status, 200, answer.text)
}

/** Publishing a draft that has nothing in it yet: never a success. */
export async function publishRefusal(
  creator: Actor
): Promise<string | undefined> {
  const send = (path: string, body: object) =>
    call(useShop().backendUrl, creator, "POST", path, body)
  const made = await send("/admin/studio/posts", { title: "First light" })
  assert.ok(made.status < 300, made.text)
  const { post: draft } = made.body as { post: { id: string } }
  return failureOf(await send(`/admin/studio/posts/${draft.id}/publish`, {}))
}

const idOf = async (handle: string) => {
  const [row] = await sql<{ id: string }>(
    "select id from creator where handle = $1",
    [handle]
  )
  return row?.id ?? ""
}

export function approvalTests() {
  it("where the operator looks first, nobody sells before", async () => {
    await switchTo("creator_approval", true)
    const creator = await newCreator("Ife", 170)
    await switchTo("creator_approval", false)
    assert.equal(await publishRefusal(creator.actor), "creator_waits")
    const path = `/admin/creators/${await idOf(creator.handle)}/approve`
    assert.equal((await post(path, {}, {}, creator.actor)).status, 403)
    const by = await operator()
    const twice = [await post(path, {}, {}, by), await post(path, {}, {}, by)]
    assert.deepEqual(
      twice.map(({ status }) => status),
      [200, 200]
    )
    assert.equal(await publishRefusal(creator.actor), "not_publishable")
    const mails = () =>
      sql(
        `select 1 from email_delivery
         where type = 'creator_approved' and to_email = $1`,
        [creator.email]
      )
    await until("the mail", async () => (await mails()).length > 0)
    assert.equal((await mails()).length, 1)
  })

  it("otherwise whoever signs up may sell at once", async () => {
    const creator = await newCreator("Obi", 171)
    const { body } = await get(creator.actor, "/admin/studio/me")
    const { approved } = (body as { creator: { approved: boolean } }).creator
    assert.equal(approved, true)
    assert.equal(await publishRefusal(creator.actor), "not_publishable")
  })
}

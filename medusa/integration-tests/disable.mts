import assert from "node:assert/strict"
import { it } from "node:test"
import { call, anonymous, type Actor, type Answer } from "../testing/http.mts"
import { post, staffSession } from "./account-people.mts"
import { until } from "./actions.mts"
import { sql, useShop } from "./shop.mts"

const failureOf = (answer: Answer) => (answer.body as { code?: string }).code

interface Sold {
  id: string
  path: string
}

/** A post of the demo shop that is on sale. */
async function postOnSale(): Promise<Sold> {
  const [row] = await sql<Sold>(
    `select p.id, '/api/catalog/' || o.handle || '/' || p.slug as path
     from content_post p join organization o on o.id = p.organization_id
     where p.status = 'published' and p.deleted_at is null
       and p.product_type = 'content' order by p.id limit 1`
  )
  assert.ok(row)
  return row
}

const isSold = async ({ path }: Sold) =>
  (await call(useShop().backendUrl, anonymous, "GET", path)).status === 200

export function disableTests() {
  it("what an operator disables is off sale, and its author cannot undo it", async () => {
    const { logins } = useShop().demo
    const operator = await staffSession(logins.operator)
    const author = await staffSession(logins.creator)
    const sold = await postOnSale()
    const act = (by: Actor, what: string, body: object = {}) =>
      post(`/admin/posts/${sold.id}/${what}`, body, {}, by)
    const reason = { reason: "Music that is not theirs." }
    assert.equal(await isSold(sold), true)
    assert.equal((await act(author, "disable", reason)).status, 403)

    const done = await act(operator, "disable", reason)
    assert.equal(done.status, 200, done.text)
    assert.equal(await isSold(sold), false)
    const twice = await act(operator, "disable", reason)
    assert.equal(failureOf(twice), "already_disabled")
    const again = await post(
      `/admin/studio/posts/${sold.id}/publish`,
      {},
      {},
      author
    )
    assert.equal(failureOf(again), "post_disabled")
    await assert.rejects(
      sql("update content_post set status = 'published' where id = $1", [
        sold.id,
      ]),
      /content_post_disabled_off_sale/
    )
    const mails = () =>
      sql("select 1 from email_delivery where type = 'post_disabled'")
    await until("the mail", async () => (await mails()).length > 0)

    const enabled = await act(operator, "enable")
    assert.deepEqual(enabled.body, { on_sale: true }, enabled.text)
    assert.equal(await isSold(sold), true)
    assert.equal(failureOf(await act(operator, "enable")), "not_disabled")
  })
}

import assert from "node:assert/strict"
import { randomUUID } from "node:crypto"
import { it } from "node:test"
import { call, type Answer } from "../testing/http.mts"
import {
  get,
  newShopper,
  post,
  sessionOf,
  staffSession,
} from "./account-people.mts"
import { until } from "./actions.mts"
import { sql, useShop } from "./shop.mts"

const failureOf = (answer: Answer) => (answer.body as { code?: string }).code
const operator = () => staffSession(useShop().demo.logins.operator)

/** A shopper without anything, and a film that costs money. */
async function scene() {
  const login = await newShopper()
  const [customer] = await sql<{ id: string }>(
    "select id from customer where email = $1",
    [login.email]
  )
  const [sold] = await sql<{ id: string }>(
    `select id from content_post p where status = 'published'
       and pricing_type = 'fixed' and price_minor > 0
       and product_type = 'content' and deleted_at is null
       and exists (select from post_deliverable
         where post_id = p.id and media_kind = 'video') limit 1`
  )
  assert.ok(customer && sold)
  const shopper = await sessionOf(login)
  const owned = async () => {
    const answer = await get(shopper, `/api/access?post_id=${sold.id}`)
    return (answer.body as { owned: boolean }).owned
  }
  return {
    ...login,
    owned,
    sold: sold.id,
    customer: customer.id,
    path: `/admin/customers/${customer.id}/grants`,
    play: () =>
      call(
        useShop().backendUrl,
        shopper,
        "POST",
        `/api/playback/${sold.id}`,
        {}
      ),
  }
}

const grantsOf = (answer: Answer) => {
  assert.equal(answer.status, 200, answer.text)
  return (answer.body as { grants: { id: string; state: string }[] }).grants
}

export function byHandTests() {
  it("an operator gives access, once, and the customer hears of it", async () => {
    const { path, sold, owned, email, customer } = await scene()
    const by = await operator()
    const body = {
      post_id: sold,
      expires_at: null,
      reason: "A prize",
      idempotency_key: randomUUID(),
    }
    assert.equal(await owned(), false)
    const answers = await Promise.all(
      [1, 2, 3].map(() => post(path, body, {}, by))
    )
    answers.forEach((answer) => assert.equal(grantsOf(answer).length, 1))
    assert.equal(await owned(), true)
    const again = { ...body, idempotency_key: randomUUID() }
    const needless = await post(path, again, {}, by)
    assert.equal(failureOf(needless), "access_there_already")
    const mails = () =>
      sql(
        `select 1 from email_delivery where type = 'access_given'
         and to_email = $1`,
        [email]
      )
    await until("the mail", async () => (await mails()).length > 0)
    assert.equal((await mails()).length, 1)
    const acts = await sql(
      `select 1 from audit_event where action = 'access.given'
       and after ->> 'customer' = $1`,
      [customer]
    )
    assert.equal(acts.length, 1)
  })

  it("one key used for two customers takes back from one of them only", async () => {
    const [first, second] = [await scene(), await scene()]
    const by = await operator()
    const [other] = await sql<{ id: string }>(
      `select id from content_post where status = 'published'
         and deleted_at is null and product_type = 'content' and id <> $1
         limit 1`,
      [first.sold]
    )
    assert.ok(other)
    const body = {
      expires_at: null,
      reason: "A prize",
      idempotency_key: randomUUID(),
    }
    const [grant] = grantsOf(
      await post(first.path, { ...body, post_id: first.sold }, {}, by)
    )
    grantsOf(await post(second.path, { ...body, post_id: other.id }, {}, by))
    const taken = { reason: "It was the other one" }
    grantsOf(await post(`${first.path}/${grant?.id}/revoke`, taken, {}, by))
    const [left] = grantsOf(await get(by, second.path))
    assert.equal(left?.state, "live")
  })

  it("what was given is taken back, and stops playing", async () => {
    const { path, sold, owned, play } = await scene()
    const by = await operator()
    const body = {
      post_id: sold,
      expires_at: new Date(Date.now() + 86_400_000).toISOString(),
      reason: "For a review",
      idempotency_key: randomUUID(),
    }
    const [grant] = grantsOf(await post(path, body, {}, by))
    assert.ok(grant)
    const opened = await play()
    const { session_id: session } = opened.body as { session_id: string }
    assert.equal(opened.status, 200, opened.text)
    const reason = { reason: "The review is out" }
    const longer = { ...reason, expires_at: null }
    grantsOf(await post(`${path}/${grant.id}`, longer, {}, by))
    const [taken] = grantsOf(
      await post(`${path}/${grant.id}/revoke`, reason, {}, by)
    )
    assert.equal(taken?.state, "revoked")
    assert.equal(await owned(), false)
    const [row] = await sql<{ revoke_reason: string | null }>(
      "select revoke_reason from playback_session where id = $1",
      [session]
    )
    assert.equal(row?.revoke_reason, "access_revoked")
    const acts = await sql<{ action: string }>(
      "select action from audit_event where object_id = $1 order by seq",
      [grant.id]
    )
    assert.deepEqual(
      acts.map(({ action }) => action),
      ["access.given", "access.extended", "access.taken_back"]
    )
  })

  it("says what is wrong with what an operator asks for", async () => {
    const { path, sold } = await scene()
    const by = await operator()
    const body = {
      post_id: sold,
      expires_at: null,
      reason: "A prize",
      idempotency_key: randomUUID(),
    }
    const refused = async (wrong: object) => {
      const answer = await post(path, { ...body, ...wrong }, {}, by)
      return [answer.status, failureOf(answer)]
    }
    assert.deepEqual(await refused({ post_id: "post_none" }), [
      404,
      "post_not_found",
    ])
    assert.deepEqual(await refused({ expires_at: "2020-01-01T00:00:00Z" }), [
      400,
      "access_end_past",
    ])
    assert.equal((await refused({ reason: " " }))[0], 400)
    const nobody = "/admin/customers/cus_none/grants"
    assert.equal((await post(nobody, body, {}, by)).status, 404)
  })
}

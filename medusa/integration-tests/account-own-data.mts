import assert from "node:assert/strict"
import { it } from "node:test"
import type { OwnData } from "@codex/plugin-checkout/contract"
import type { Answer } from "../testing/http.mts"
import {
  from,
  get,
  isIn,
  logIn,
  newShopper,
  post,
  sessionOf,
} from "./account-people.mts"
import { buy } from "./actions.mts"
import { codeFor, proveBuyers } from "./proven-buyer.mts"
import { sql, useShop } from "./shop.mts"

const failureOf = (answer: Answer) => (answer.body as { code?: string }).code

/** Somebody who has bought a film, and is signed in twice. */
async function buyer() {
  const login = await newShopper()
  await proveBuyers([login.email])
  const actor = await sessionOf(login)
  const [film] = await sql<{ id: string }>(
    "select id from content_post where slug = 'evening-wind-down'"
  )
  await buy(actor, film?.id ?? "", "succeed")
  const [customer] = await sql<{ id: string }>(
    "select id from customer where email = $1",
    [login.email]
  )
  const id = customer?.id ?? ""
  const remove = (password = login.password) =>
    post("/api/buyer/delete", { password }, {}, actor)
  return { login, actor, id, remove }
}

/** Every text of every table in which somebody's address stands. */
export async function tablesWith(address: string): Promise<string[]> {
  const columns = await sql<{ t: string; c: string }>(
    `select table_name as t, column_name as c from information_schema.columns
     join pg_tables on tablename = table_name and schemaname = table_schema
     where table_schema = 'public' and data_type in ('text', 'jsonb',
       'character varying') and table_name !~ '^search_'`
  )
  const found = await sql<{ name: string }>(
    columns
      .map(
        ({ t, c }) =>
          `select '${t}.${c}' as name where exists
             (select 1 from "${t}" where "${c}"::text ilike '%' || $1 || '%')`
      )
      .join(" union all "),
    [address]
  )
  return found.map(({ name }) => name)
}

export function ownDataTests() {
  it("a shopper takes along what is theirs, and nobody else's", async () => {
    const one = await buyer()
    const answer = await get(one.actor, "/api/buyer/data")
    assert.equal(answer.status, 200, answer.text)
    const data = answer.body as OwnData
    assert.equal(data.profile.email, one.login.email)
    assert.equal(data.purchases.length, 1)
    assert.equal(data.access.length, 1)
    assert.ok(data.devices.length > 0)
    const other = useShop().demo.logins.shopper.email
    assert.ok(!answer.text.includes(other))
  })

  it("is forgotten by everything but the books, and cannot come back", async () => {
    const one = await buyer()
    const elsewhere = await sessionOf(one.login)
    const journals = () => sql("select count(*)::int as n from ledger_journal")
    const before = await journals()
    assert.equal(failureOf(await one.remove("not mine")), "password_wrong")
    const removed = await one.remove()
    assert.equal(removed.status, 200, removed.text)
    assert.deepEqual(await journals(), before)
    assert.equal(await isIn(one.actor), false)
    assert.equal(await isIn(elsewhere), false)
    assert.equal((await logIn(one.login)).status, 401)
    // The last mail, which says so, is forgotten when it is old.
    const where = await tablesWith(one.login.email)
    assert.deepEqual(
      where.filter((name) => !name.startsWith("email_delivery.")),
      []
    )
    const [mail] = await sql<{ type: string; n: number }>(
      `select min(type) as type, count(*)::int as n from email_delivery
       where to_email = $1`,
      [one.login.email]
    )
    assert.deepEqual(mail, { type: "account_deleted", n: 1 })
    const [sale] = await sql<{ amount: number; name: string }>(
      `select amount_minor::int as amount, buyer_name as name from purchase
       where customer_id = $1`,
      [one.id]
    )
    assert.ok(sale && sale.amount > 0 && sale.name === "")
  })

  it("waits until money that is on its way has arrived", async () => {
    const one = await buyer()
    const [sale] = await sql<{ id: string }>(
      "select id from purchase where customer_id = $1",
      [one.id]
    )
    const asked = await post(
      `/api/purchases/${sale?.id ?? ""}/refund-request`,
      { reason_code: "other", reason: "Not what I thought it would be" },
      {},
      one.actor
    )
    assert.ok(asked.status < 300, asked.text)
    assert.equal(failureOf(await one.remove()), "account_waits_for_money")
    assert.equal(await isIn(one.actor), true)
  })

  it("leaves a login alone that also sells", async () => {
    const login = await newShopper()
    const asked = await post(
      "/api/sign-up/codes",
      { email: login.email },
      from(145)
    )
    const { request_id: request } = asked.body as { request_id: string }
    const { password } = login
    const made = await post(
      "/api/sign-up/creators",
      { name: "Ines", handle: "ines-sells", password, ...codeFor(request) },
      from(145)
    )
    assert.equal(made.status, 201, made.text)
    const shopper = await sessionOf(login)
    const refused = await post("/api/buyer/delete", { password }, {}, shopper)
    assert.equal(failureOf(refused), "account_sells", refused.text)
  })
}

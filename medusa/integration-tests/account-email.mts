import assert from "node:assert/strict"
import { it } from "node:test"
import {
  from,
  get,
  isIn,
  logIn,
  newCreator,
  newShopper,
  post,
  sessionOf,
} from "./account-people.mts"
import type { Actor, Answer } from "../testing/http.mts"
import { codeFor } from "./proven-buyer.mts"
import { sql } from "./shop.mts"

const PATH = "/api/account/email"

let mailboxes = 0
const newMailbox = () => `moved-${String(mailboxes++)}@example.com`

const ask = (actor: Actor, body: object, path = PATH) =>
  post(path, body, from(150), actor)

const confirm = (actor: Actor, request: string, path = PATH) =>
  post(`${path}/confirm`, codeFor(request), {}, actor)

const failureOf = (answer: Answer) => (answer.body as { code?: string }).code

function requestOf(asked: Answer): string {
  assert.equal(asked.status, 200, asked.text)
  return (asked.body as { request_id: string }).request_id
}

/** A shopper, signed in on the device that asks. */
async function shopper() {
  const login = await newShopper()
  return { login, actor: await sessionOf(login) }
}

/** The code a signed-in person is sent for another address. */
const codeTo = async (
  { login, actor }: Awaited<ReturnType<typeof shopper>>,
  email: string
) => requestOf(await ask(actor, { email, password: login.password }))

/** The address is proven, the password typed; both mailboxes hear of it. */
export function emailTests() {
  it("a login moves to another address, and the old one is told", async () => {
    const one = await shopper()
    const elsewhere = await sessionOf(one.login)
    const email = newMailbox()
    const changed = await confirm(one.actor, await codeTo(one, email))
    assert.equal(changed.status, 200, changed.text)
    assert.deepEqual((await get(one.actor, PATH)).body, { email })
    assert.equal(await isIn(one.actor), true)
    assert.equal(await isIn(elsewhere), false)
    assert.equal((await logIn(one.login)).status, 401)
    assert.equal((await logIn({ ...one.login, email })).status, 200)
    const told = await sql<{ to_email: string }>(
      `select to_email from email_delivery where type = 'email_changed'
       and to_email = any ($1::text[]) order by to_email`,
      [[one.login.email, email]]
    )
    assert.deepEqual(
      told.map((row) => row.to_email),
      [one.login.email, email].toSorted()
    )
    const [customer] = await sql(
      "select 1 from customer where email = $1 and has_account",
      [email]
    )
    assert.ok(customer, "the shopper kept the old address")
  })

  it("who is also a creator moves as one", async () => {
    const creator = await newCreator("Esi", 140)
    const email = newMailbox()
    const path = "/admin/account/email"
    const { password } = creator
    const asked = await ask(creator.actor, { email, password }, path)
    const done = await confirm(creator.actor, requestOf(asked), path)
    assert.equal(done.status, 200, done.text)
    const [user] = await sql('select 1 from "user" where email = $1', [email])
    assert.ok(user, "the admin user kept the old address")
    const again = { email, password }
    assert.equal((await post("/auth/user/emailpass", again)).status, 200)
  })

  it("asks for the password, and for an address that is another one", async () => {
    const one = await shopper()
    const email = newMailbox()
    const wrong = await ask(one.actor, { email, password: "not mine at all" })
    assert.equal(failureOf(wrong), "password_wrong")
    const same = await ask(one.actor, one.login)
    assert.equal(failureOf(same), "email_same")
  })

  it("tells of a taken address only to whoever reads its mail", async () => {
    const one = await shopper()
    const other = await newShopper()
    const shapes = [other.email, newMailbox()].map(async (email) => {
      const body = { email, password: one.login.password }
      const asked = await ask(one.actor, body)
      const { mailed } = asked.body as { mailed: boolean }
      return { status: asked.status, mailed }
    })
    const [taken, free] = await Promise.all(shapes)
    assert.deepEqual(taken, free)
    const request = await codeTo(one, other.email)
    const refused = await confirm(one.actor, request)
    assert.equal(failureOf(refused), "email_taken")
    assert.equal((await logIn(one.login)).status, 200)
  })

  it("a code asked for elsewhere moves no login that was left open", async () => {
    const thief = await shopper()
    const victim = await shopper()
    const request = await codeTo(thief, newMailbox())
    const refused = await confirm(victim.actor, request)
    assert.equal(failureOf(refused), "confirmation_required")
    // They typed their password for something else a moment ago.
    await codeTo(victim, newMailbox())
    const foreign = await confirm(victim.actor, request)
    assert.equal(failureOf(foreign), "mail_code_wrong")
    assert.equal((await logIn(victim.login)).status, 200)
  })

  it("of four who prove one address at once, one signs in with it", async () => {
    const email = newMailbox()
    const all = await Promise.all(Array.from({ length: 4 }, shopper))
    const requests: string[] = []
    for (const one of all) {
      requests.push(await codeTo(one, email))
    }
    const answers = await Promise.all(
      all.map(({ actor }, at) => confirm(actor, requests[at] ?? ""))
    )
    const statuses = answers.map(({ status }) => status)
    assert.equal(statuses.filter((status) => status === 200).length, 1)
    assert.ok(
      statuses.every((status) => status < 500),
      answers.map(({ text }) => text).join("\n")
    )
    const [row] = await sql<{ count: number }>(
      "select count(*)::int from customer where email = $1 and has_account",
      [email]
    )
    assert.equal(row?.count, 1)
  })
}

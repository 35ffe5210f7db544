import assert from "node:assert/strict"
import { it } from "node:test"
import {
  from,
  get,
  newShopper,
  post,
  bearer,
  tokenOf,
  type Login,
} from "./account-people.mts"
import { codeFor } from "./proven-buyer.mts"
import { sql, useShop } from "./shop.mts"

let people = 0
const newcomer = () => {
  const handle = `newcomer-${String(people++)}`
  return { name: "Nora", handle, password: "nine patient herons" }
}

async function codeTo(email: string, host: number) {
  const asked = await post("/api/sign-up/codes", { email }, from(host))
  assert.equal(asked.status, 200, asked.text)
  const { request_id: request } = asked.body as { request_id: string }
  return codeFor(request)
}

const signUp = (body: object, host: number) =>
  post("/api/sign-up/creators", body, from(host))

const failureOf = (answer: { body: unknown }) =>
  (answer.body as { code?: string }).code

const studioOf = async (login: Login) => {
  const answer = await post("/auth/user/emailpass", login)
  return get(bearer(tokenOf(answer)), "/admin/studio/me")
}

/** A creator makes themselves: a proven address, a free handle, a password. */
export function signUpTests() {
  it("a new creator signs up and has a Studio of their own", async () => {
    const email = "nora@example.com"
    const { password, ...who } = newcomer()
    const made = await signUp(
      { ...who, password, ...(await codeTo(email, 120)) },
      120
    )
    assert.equal(made.status, 201, made.text)
    const me = await studioOf({ email, password })
    assert.equal(me.status, 200, me.text)
    assert.match(me.text, new RegExp(who.handle))
  })

  it("a refusal that can be mended leaves the code good", async () => {
    const who = newcomer()
    const code = await codeTo("mended@example.com", 121)
    const short = await signUp({ ...who, password: "short", ...code }, 121)
    assert.equal(failureOf(short), "password_short")
    const taken = await signUp({ ...who, handle: "mara", ...code }, 121)
    assert.equal(failureOf(taken), "handle_taken")
    assert.equal((await signUp({ ...who, ...code }, 121)).status, 201)
    const again = await signUp({ ...newcomer(), ...code }, 121)
    assert.equal(failureOf(again), "mail_code_wrong")
  })

  it("a shopper becomes a creator with the login they have, and no other way", async () => {
    const login = await newShopper()
    const who = newcomer()
    const code = await codeTo(login.email, 122)
    const foreign = await signUp({ ...who, ...code }, 122)
    assert.equal(failureOf(foreign), "login_exists")
    const own = { ...who, password: login.password, ...code }
    assert.equal((await signUp(own, 122)).status, 201)
    assert.equal((await studioOf(login)).status, 200)
    const shop = await post("/auth/customer/emailpass", login)
    assert.equal(shop.status, 200)
    assert.equal(
      (await get(bearer(tokenOf(shop)), "/api/account/session")).status,
      200
    )
  })

  it("asking for a code tells nothing about an address", async () => {
    const known = await newShopper()
    const shapes = [known.email, "nobody-there@example.com"].map(
      async (email) => {
        const asked = await post("/api/sign-up/codes", { email }, from(123))
        const {
          request_id: _,
          expires_at: __,
          ...rest
        } = asked.body as Record<string, unknown>
        return JSON.stringify([asked.status, rest])
      }
    )
    const [one, other] = await Promise.all(shapes)
    assert.equal(one, other)
  })

  it("of five that use one code at once, one becomes a creator", async () => {
    const code = await codeTo("crowd@example.com", 124)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => signUp({ ...newcomer(), ...code }, 124))
    )
    assert.equal(answers.filter(({ status }) => status === 201).length, 1)
    const [row] = await sql<{ count: number }>(
      `select count(*)::int from "user" where email = 'crowd@example.com'`
    )
    assert.equal(row?.count, 1)
  })

  it("can be switched off by the operator", async () => {
    const { operator } = useShop().demo.logins
    const actor = bearer(tokenOf(await post("/auth/user/emailpass", operator)))
    const set = (on: boolean) =>
      post("/admin/platform-settings", { features: { sign_up: on } }, {}, actor)
    assert.equal((await set(false)).status, 200)
    const asked = await post("/api/sign-up/codes", {
      email: "late@example.com",
    })
    assert.equal(failureOf(asked), "sign_up_closed")
    assert.equal((await set(true)).status, 200)
  })
}

import assert from "node:assert/strict"
import { it } from "node:test"
import { type Actor } from "../testing/http.mts"
import {
  bearer,
  get,
  isIn,
  logIn,
  newShopper,
  post,
  resetToken,
  sessionOf,
  sidOf,
} from "./account-people.mts"
import { sql } from "./shop.mts"

export function sessionTests() {
  it("signing out kills the token, on public routes too", async () => {
    const login = await newShopper()
    const [here, there] = [await sessionOf(login), await sessionOf(login)]
    assert.equal(await isIn(here), true)
    await post("/api/account/sign-out", {}, {}, here)
    assert.equal(await isIn(here), false)
    assert.equal(await isIn(there), true)
  })

  it("the list marks the asking device; another can be signed out", async () => {
    const login = await newShopper()
    const agent = { "user-agent": "Mozilla/5.0 (iPhone) Safari/604.1" }
    const [here, phone] = [
      await sessionOf(login),
      await sessionOf(login, agent),
    ]
    const list = await get(here, "/api/account/sessions")
    const { sessions } = list.body as {
      sessions: { id: string; device: string; current: boolean }[]
    }
    const other = sessions.find(({ current }) => !current)
    assert.equal(sessions.filter(({ current }) => current).length, 1)
    assert.equal(other?.device, "Safari · iPhone")
    const end = `/api/account/sessions/${other.id}/end`
    const stranger = await sessionOf(await newShopper())
    assert.equal((await post(end, {}, {}, stranger)).status, 404)
    assert.equal(await isIn(phone), true)
    assert.equal((await post(end, {}, {}, here)).status, 200)
    assert.equal(await isIn(phone), false)
  })

  it("everywhere else, then everywhere", async () => {
    const login = await newShopper()
    const all = await Promise.all([1, 2, 3].map(() => sessionOf(login)))
    const [here] = all as [Actor]
    const path = "/api/account/sign-out-everywhere"
    await post(path, { keep_this: true }, {}, here)
    assert.deepEqual(await Promise.all(all.map(isIn)), [true, false, false])
    await post(path, {}, {}, here)
    assert.equal(await isIn(here), false)
  })

  it("a new password ends the other devices; a reset ends all", async () => {
    const login = await newShopper()
    const [here, there] = [await sessionOf(login), await sessionOf(login)]
    const next = `another ${login.password}`
    const wrong = { current: "not this password", next }
    const path = "/api/account/password"
    assert.equal((await post(path, wrong, {}, here)).status, 403)
    const right = { current: login.password, next }
    assert.equal((await post(path, right, {}, here)).status, 200)
    assert.deepEqual([await isIn(here), await isIn(there)], [true, false])
    assert.equal((await logIn(login)).status, 401)

    const token = await resetToken(login.email)
    const set = (password: string) =>
      post("/auth/customer/emailpass/update", { password }, {}, bearer(token))
    assert.equal((await set("short")).status, 400)
    assert.equal((await set(`third ${login.password}`)).status, 200)
    assert.equal(await isIn(here), false)
    // S6: a reset link works once.
    assert.equal((await set(`fourth ${login.password}`)).status, 401)
  })

  it("a session idles out and ends at its absolute end", async () => {
    const login = await newShopper()
    const here = await sessionOf(login)
    assert.equal(await isIn(here), true)
    await sql(
      `update login_session set last_seen_at = now() - interval '8 days'
       where id = $1`,
      [sidOf(here)]
    )
    await new Promise((done) => setTimeout(done, 2_500))
    assert.equal(await isIn(here), false)
  })
}

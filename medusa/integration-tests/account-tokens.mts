import assert from "node:assert/strict"
import { createHmac } from "node:crypto"
import { it } from "node:test"
import { call, anonymous, type Actor } from "../testing/http.mts"
import {
  bearer,
  claimsOf,
  isIn,
  logIn,
  newShopper,
  post,
  resetToken,
  sessionOf,
  tokenOf,
} from "./account-people.mts"
import { useShop } from "./shop.mts"
import { setUpFactor, totp } from "./totp.mts"

export function secondFactorTests() {
  it("a code works once, and another device is out when it is set up", async () => {
    const login = await newShopper()
    const [here, there] = [await sessionOf(login), await sessionOf(login)]
    const secret = await setUpFactor(here)
    assert.deepEqual([await isIn(here), await isIn(there)], [true, false])

    const challenged = await logIn(login)
    const { mfa_challenge: challenge, mfa_required: required } =
      challenged.body as {
        mfa_challenge: { id: string }
        mfa_required: boolean
      }
    assert.equal(required, true)
    const half = bearer(tokenOf(challenged))
    assert.equal(await isIn(half), false)
    const code = totp(secret)
    const path = `/auth/mfa/challenges/${challenge.id}/verify`
    const whole = await post(path, { method: "totp", code }, {}, half)
    assert.equal(await isIn(bearer(tokenOf(whole))), true)

    const second = await logIn(login)
    const again = (second.body as { mfa_challenge: { id: string } })
      .mfa_challenge.id
    const replay = await post(
      `/auth/mfa/challenges/${again}/verify`,
      { method: "totp", code },
      {},
      bearer(tokenOf(second))
    )
    assert.notEqual(replay.status, 200, "a code was taken twice")
  })
}

export function tokenTests() {
  it("a token is good for its own purpose only", async () => {
    const login = await newShopper()
    const session = await sessionOf(login)
    const reset = bearer(await resetToken(login.email))
    const { sid: _, ...claims } = claimsOf(session)
    const forged = bearer(sign(claims))
    const noRow = bearer(sign({ ...claims, sid: "sess_none" }))
    const change = (actor: Actor) =>
      post(
        "/auth/customer/emailpass/update",
        { password: "one more long password" },
        {},
        actor
      )
    const claim = (actor: Actor) =>
      post("/admin/invites/accept", { email: login.email }, {}, actor)
    const playback = (actor: Actor) =>
      call(
        useShop().backendUrl,
        anonymous,
        "GET",
        `/media/${actor.headers.authorization?.slice(7)}/x/master.m3u8`
      )
    for (const actor of [reset, forged, noRow]) {
      assert.equal(await isIn(actor), false)
    }
    for (const actor of [session, forged, noRow]) {
      assert.equal((await change(actor)).status, 401)
    }
    for (const actor of [session, reset, forged, noRow]) {
      assert.ok((await claim(actor)).status >= 400)
      assert.ok((await playback(actor)).status >= 400)
    }
    assert.equal(await isIn(session), true)
  })
}

function sign(claims: object): string {
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString("base64url")
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`
  const mac = createHmac("sha256", useShop().env.JWT_SECRET ?? "")
  return `${text}.${mac.update(text).digest("base64url")}`
}

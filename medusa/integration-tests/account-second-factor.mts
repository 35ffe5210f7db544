import assert from "node:assert/strict"
import { it } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import type { Actor, Answer } from "../testing/http.mts"
import { get, newCreator, post, staffSession } from "./account-people.mts"
import { useShop } from "./shop.mts"
import { setUpFactor } from "./totp.mts"

/** A switch counts within this time (second-factor/state). */
const MOVED_MS = 1_100
const POSTS = "/admin/studio/posts"

const failureOf = (answer: Answer) => (answer.body as { code?: string }).code
const operator = () => staffSession(useShop().demo.logins.operator)

async function demand(by: Actor, mfa_creators: boolean): Promise<void> {
  const set = { features: { mfa_creators } }
  const answer = await post("/admin/platform-settings", set, {}, by)
  assert.equal(answer.status, 200, answer.text)
  await sleep(MOVED_MS)
}

export function factorSwitchTests() {
  it("where a second factor is asked for, nothing opens before it is set up", async () => {
    const by = await operator()
    const { actor } = await newCreator("Uma", 172)
    assert.equal((await get(actor, POSTS)).status, 200)
    await demand(by, true)
    try {
      const refused = await get(actor, POSTS)
      assert.equal(refused.status, 403)
      assert.equal(failureOf(refused), "second_factor_missing")
      for (const open of ["/admin/users/me", "/admin/account/sessions"]) {
        assert.equal((await get(actor, open)).status, 200, open)
      }
      const { body } = await get(actor, "/admin/account/second-factor")
      assert.deepEqual(body, { required: true, set_up: false })
      // Asked of creators only.
      assert.equal((await get(by, "/admin/creators")).status, 200)
      await setUpFactor(actor)
      assert.equal((await get(actor, POSTS)).status, 200)
    } finally {
      await demand(by, false)
    }
  })
}

import assert from "node:assert/strict"
import { it } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import type { Actor, Answer } from "../testing/http.mts"
import { get, newCreator, post, staffSession } from "./account-people.mts"
import { sql, useShop } from "./shop.mts"
import { setUpFactor } from "./totp.mts"

/** A switch counts within this time (second-factor/state). */
const MOVED_MS = 1_100
const POSTS = "/admin/studio/posts"

const failureOf = (answer: Answer) => (answer.body as { code?: string }).code
const operator = () => staffSession(useShop().demo.logins.operator)

const set = (by: Actor, features: Record<string, boolean>) =>
  post("/admin/platform-settings", { features }, {}, by)

async function demand(
  by: Actor,
  features: Record<string, boolean>
): Promise<void> {
  const answer = await set(by, features)
  assert.equal(answer.status, 200, answer.text)
  await sleep(MOVED_MS)
}

/** Somebody new with the role of the demo shop's operator. */
async function newOperator(): Promise<Actor> {
  const { email, password } = await newCreator("Ove", 173)
  await sql(
    `insert into user_rbac_role (id, user_id, rbac_role_id)
     select 'userrole_' || n.id, n.id, r.rbac_role_id
     from "user" n, "user" o join user_rbac_role r on r.user_id = o.id
     where n.email = $1 and o.email = $2`,
    [email, useShop().demo.logins.operator.email]
  )
  return staffSession({ email, password })
}

/** With an operator who has a second factor; nobody is asked afterwards. */
async function withFactor(act: (by: Actor) => Promise<void>): Promise<void> {
  const by = await newOperator()
  await setUpFactor(by)
  try {
    await act(by)
  } finally {
    await demand(by, { mfa_creators: false, mfa_operators: false })
  }
}

export function factorSwitchTests() {
  it("only who has a second factor asks others for one", async () => {
    const by = await operator()
    const refused = await set(by, { mfa_operators: true })
    assert.equal(failureOf(refused), "second_factor_first")
    const { body } = await get(by, "/admin/account/second-factor")
    assert.deepEqual(body, { required: false, set_up: false })
  })

  it("where a second factor is asked for, nothing opens before it is set up", async () => {
    const { actor } = await newCreator("Uma", 172)
    assert.equal((await get(actor, POSTS)).status, 200)
    await withFactor(async (by) => {
      await demand(by, { mfa_creators: true })
      const refused = await get(actor, POSTS)
      assert.equal(refused.status, 403)
      assert.equal(failureOf(refused), "second_factor_missing")
      for (const open of [
        "/admin/users/me",
        "/admin/account/sessions",
        "/admin/rbac/me/permissions",
      ]) {
        assert.equal((await get(actor, open)).status, 200, open)
      }
      const brand = { name: "Uma and friends", handle: "uma-and-friends" }
      const founded = await post(
        "/admin/account/organizations",
        brand,
        {},
        actor
      )
      assert.equal(failureOf(founded), "second_factor_missing")
      const { body } = await get(actor, "/admin/account/second-factor")
      assert.deepEqual(body, { required: true, set_up: false })
      // Asked of creators only.
      assert.equal((await get(by, "/admin/creators")).status, 200)
      await setUpFactor(actor)
      assert.equal((await get(actor, POSTS)).status, 200)
      await demand(by, { mfa_operators: true })
      assert.equal((await get(by, "/admin/creators")).status, 200)
    })
  })
}

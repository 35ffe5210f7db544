import assert from "node:assert/strict"
import { it } from "node:test"
import { call, type Actor, type Answer } from "../testing/http.mts"
import { newCreator, type NewCreator } from "./account-people.mts"
import { sql, useShop } from "./shop.mts"

const failureOf = (answer: Answer) => (answer.body as { code?: string }).code

const idOf = async ({ email }: NewCreator) => {
  const [row] = await sql<{ id: string }>(
    `select c.id from creator c join "user" u on u.id = c.user_id
     where u.email = $1`,
    [email]
  )
  return row?.id ?? ""
}

/** A brand, its owner, and two who work for it. */
async function house(host: number) {
  const owner = await newCreator("Ode", host)
  const made = await call(
    useShop().backendUrl,
    owner.actor,
    "POST",
    "/admin/account/organizations",
    { name: "Ode House", handle: `${owner.handle}-house` }
  )
  const { organization } = made.body as { organization: { id: string } }
  const people = [
    await newCreator("Pia", host + 1),
    await newCreator("Ren", host + 2),
  ] as const
  const ids = [await idOf(people[0]), await idOf(people[1])] as const
  for (const [at, role] of (["admin", "member"] as const).entries()) {
    await sql(
      `insert into membership (id, organization_id, creator_id, role)
       values ($1, $2, $3, $4)`,
      [`mbr_${ids[at] ?? ""}`, organization.id, ids[at], role]
    )
  }
  const give = (by: Actor, to: string, password: string) =>
    call(
      useShop().backendUrl,
      by,
      "POST",
      `/admin/studio/people/${to}/owner`,
      { password },
      { "x-codex-organization": organization.id }
    )
  const owners = () =>
    sql<{ id: string; row: string }>(
      `select m.creator_id as id, o.owner_creator_id as row
       from membership m join organization o on o.id = m.organization_id
       where o.id = $1 and m.role = 'owner' and m.status = 'active'`,
      [organization.id]
    )
  return { owner, people, ids, give, owners }
}

/** Who owns an organization is paid for it: there is always one. */
export function handOverTests() {
  it("an organization is handed over once, and both hear of it", async () => {
    const { owner, people, ids, give, owners } = await house(160)
    const [pia, ren] = ids
    const wrong = await give(owner.actor, pia, "not the password")
    assert.equal(failureOf(wrong), "password_wrong", wrong.text)
    const byAdmin = await give(people[0].actor, ren, people[0].password)
    assert.equal(failureOf(byAdmin), "role_not_yours", byAdmin.text)
    const answers = await Promise.all(
      ids.map((id) => give(owner.actor, id, owner.password))
    )
    const done = answers.filter(({ status }) => status === 200)
    assert.equal(done.length, 1, answers.map(({ text }) => text).join())
    const [now, ...more] = await owners()
    assert.equal(more.length, 0)
    assert.ok(now && ids.includes(now.id) && now.row === now.id)
    const again = await give(owner.actor, pia, owner.password)
    assert.equal(failureOf(again), "role_not_yours", again.text)
    const told = await sql(
      "select 1 from email_delivery where type = 'owner_changed' and to_creator_id = any ($1::text[])",
      [[now.id, await idOf(owner)]]
    )
    assert.equal(told.length, 2)
  })
}

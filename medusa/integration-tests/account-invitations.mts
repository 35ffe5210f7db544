import assert from "node:assert/strict"
import fs from "node:fs"
import path from "node:path"
import { it } from "node:test"
import { type Actor, type Answer, call } from "../testing/http.mts"
import {
  newCreator,
  newShopper,
  sessionOf,
  staffSession,
} from "./account-people.mts"
import { buy, openUpload, sendPart, until } from "./actions.mts"
import { proveBuyers } from "./proven-buyer.mts"
import { sql, useShop } from "./shop.mts"

type Role = "admin" | "creator" | "member"

const at = (organization: string) => ({ "x-codex-organization": organization })

const ask = (
  actor: Actor,
  [method, url]: [string, string],
  body?: unknown,
  headers = {}
) => call(useShop().backendUrl, actor, method, url, body, headers)

const failureOf = (answer: Answer) => (answer.body as { code?: string }).code

function good(answer: Answer): unknown {
  assert.ok(answer.status < 300, `${answer.status} ${answer.text}`)
  return answer.body
}

/** A creator with a brand of their own, in which nobody else works yet. */
async function brandOwner(name: string, host: number) {
  const owner = await newCreator(name, host)
  const body = { name: `${name} House`, handle: `${owner.handle}-house` }
  const made = good(
    await ask(owner.actor, ["POST", "/admin/account/organizations"], body)
  ) as { organization: { id: string } }
  return { ...owner, brand: made.organization.id }
}

type Owner = Awaited<ReturnType<typeof brandOwner>>

const invite = (by: Actor, brand: string, email: string, role: Role) =>
  ask(by, ["POST", "/admin/studio/invitations"], { email, role }, at(brand))

/** The token in the newest invitation to this address. */
async function tokenTo(email: string): Promise<string> {
  const [row] = await sql<{ url: string }>(
    `select data->>'invite_url' as url from email_delivery
     where to_email = $1 and type = 'invite' order by created_at desc limit 1`,
    [email]
  )
  return row?.url.split("/").at(-1) ?? ""
}

const answer = (by: Actor, token: string, how: "accept" | "decline") =>
  ask(by, ["POST", `/admin/account/invitations/${token}/${how}`], {})

async function join(owner: Owner, role: Role, host: number) {
  const person = await newCreator("Wren", host)
  good(await invite(owner.actor, owner.brand, person.email, role))
  good(await answer(person.actor, await tokenTo(person.email), "accept"))
  return person
}

async function creatorOf(actor: Actor) {
  const me = await ask(actor, ["GET", "/admin/studio/me"])
  return (good(me) as { creator: { id: string } }).creator.id
}

/** A recording in somebody's library, ready to be sold. */
export async function recordingOf(actor: Actor): Promise<string> {
  const bytes = fs.readFileSync(
    path.join(useShop().dataDir, "seed/low-strings.mp3")
  )
  const upload = await openUpload(actor, "song.mp3", "audio/mpeg", bytes)
  await sendPart(upload.partUrl, bytes)
  const done = ["POST", `/admin/studio/uploads/${upload.id}/complete`] as const
  good(await ask(actor, [...done], {}))
  await until("the recording to be ready", async () => {
    const rows = await sql(
      "select 1 from media_asset where id = $1 and state = 'ready'",
      [upload.asset]
    )
    return rows.length === 1
  })
  return upload.asset
}

/** One recording on sale at one price, for one organization or one's own. */
export async function sell(
  actor: Actor,
  { asset, price, brand }: { asset: string; price: number; brand?: string }
): Promise<string> {
  const headers = brand ? at(brand) : {}
  const { post } = good(
    await ask(
      actor,
      ["POST", "/admin/studio/posts"],
      {
        title: `Song for ${String(price)}`,
        pricing_type: "fixed",
        price_minor: price,
        deliverables: [{ asset_id: asset }],
      },
      headers
    )
  ) as { post: { id: string } }
  const publish = `/admin/studio/posts/${post.id}/publish`
  good(await ask(actor, ["POST", publish], {}, headers))
  return post.id
}

const statusOf = async (post: string) => {
  const [row] = await sql<{ status: string }>(
    "select status from content_post where id = $1",
    [post]
  )
  return row?.status
}

async function inAndOutAgain() {
  const owner = await brandOwner("Olive", 140)
  const person = await newCreator("Wren", 141)
  const asset = await recordingOf(person.actor)
  const own = await sell(person.actor, { asset, price: 500 })
  good(await invite(owner.actor, owner.brand, person.email, "creator"))
  const token = await tokenTo(person.email)
  const joined = good(await answer(person.actor, token, "accept")) as {
    organization_id: string
  }
  assert.equal(joined.organization_id, owner.brand)
  const { brand } = owner
  const there = await sell(person.actor, { asset, price: 900, brand })

  const login = await newShopper()
  await proveBuyers([login.email])
  const buyer = await sessionOf(login)
  await buy(buyer, there, "succeed")
  const play = (post: string) =>
    ask(buyer, ["POST", `/api/playback/${post}`], {})
  good(await play(there))

  const me = await creatorOf(person.actor)
  const leave = `/admin/studio/people/${me}`
  good(await ask(person.actor, ["DELETE", leave], undefined, at(brand)))
  await until(
    "the post to be off sale",
    async () => (await statusOf(there)) === "unpublished"
  )
  assert.equal(await statusOf(own), "published")
  const studio = await ask(
    person.actor,
    ["GET", "/admin/studio/posts"],
    undefined,
    at(brand)
  )
  assert.equal(failureOf(studio), "organization_not_found")
  good(await play(there))
  const [paid] = await sql<{ prices: string[] }>(
    `select array_agg(distinct price_minor::text) as prices from content_post
     where id = any($1)`,
    [[own, there]]
  )
  assert.deepEqual(paid?.prices.sort(), ["500", "900"])
}

async function whoMayAsk() {
  const owner = await brandOwner("Petra", 142)
  const admin = await join(owner, "admin", 143)
  const creator = await join(owner, "creator", 144)
  const to = (by: Actor, role: Role) =>
    invite(by, owner.brand, "somebody@example.com", role)
  assert.equal(failureOf(await to(creator.actor, "member")), "role_not_yours")
  assert.equal(failureOf(await to(admin.actor, "admin")), "role_not_yours")
  good(await to(admin.actor, "creator"))
  const known = await invite(owner.actor, owner.brand, creator.email, "creator")
  assert.equal(failureOf(known), "works_here")
  const seen = good(
    await ask(
      creator.actor,
      ["GET", "/admin/studio/people"],
      undefined,
      at(owner.brand)
    )
  ) as { invitations: unknown[]; people: unknown[] }
  assert.equal(seen.people.length, 3)
  assert.deepEqual(seen.invitations, [])
  const mara = await staffSession(useShop().demo.logins.creator)
  const foreign = await invite(mara, owner.brand, "x@example.com", "member")
  assert.equal(failureOf(foreign), "organization_not_found")
}

async function whoMayRemove() {
  const owner = await brandOwner("Quinn", 145)
  const admin = await join(owner, "admin", 146)
  const creator = await join(owner, "creator", 147)
  const [ownerId, adminId, creatorId] = await Promise.all(
    [owner, admin, creator].map(({ actor }) => creatorOf(actor))
  )
  const person = (id = "") => `/admin/studio/people/${id}`
  const here = at(owner.brand)
  const role = (by: Actor, id: string | undefined, wanted: Role) =>
    ask(by, ["POST", person(id)], { role: wanted }, here)
  const remove = (by: Actor, id: string | undefined) =>
    ask(by, ["DELETE", person(id)], undefined, here)
  assert.equal(
    failureOf(await role(admin.actor, ownerId, "member")),
    "role_not_yours"
  )
  assert.equal(
    failureOf(await role(creator.actor, creatorId, "admin")),
    "role_not_yours"
  )
  assert.equal(
    failureOf(await remove(creator.actor, adminId)),
    "role_not_yours"
  )
  assert.equal(
    failureOf(await remove(owner.actor, ownerId)),
    "owner_cannot_be_removed"
  )
  good(await role(owner.actor, creatorId, "admin"))
  assert.equal(
    failureOf(await remove(admin.actor, creatorId)),
    "role_not_yours"
  )
  good(await role(owner.actor, creatorId, "member"))
  good(await remove(admin.actor, creatorId))
  assert.equal(
    failureOf(await remove(admin.actor, creatorId)),
    "member_not_found"
  )
}

async function whatALinkIsGoodFor() {
  const owner = await brandOwner("Rosa", 148)
  const person = await newCreator("Wren", 149)
  const to = (role: Role) =>
    invite(owner.actor, owner.brand, person.email, role)
  good(await to("member"))
  const first = await tokenTo(person.email)
  good(await to("creator"))
  const second = await tokenTo(person.email)
  assert.equal(
    failureOf(await answer(person.actor, first, "accept")),
    "invitation_not_found"
  )
  const { invitations } = good(
    await ask(
      owner.actor,
      ["GET", "/admin/studio/people"],
      undefined,
      at(owner.brand)
    )
  ) as { invitations: { id: string; role: Role }[] }
  assert.deepEqual(
    invitations.map((row) => row.role),
    ["creator"]
  )
  const withdraw = `/admin/studio/invitations/${invitations[0]?.id ?? ""}`
  good(await ask(owner.actor, ["DELETE", withdraw], undefined, at(owner.brand)))
  assert.equal(
    failureOf(await answer(person.actor, second, "accept")),
    "invitation_not_found"
  )
  good(await to("member"))
  const third = await tokenTo(person.email)
  const all = await Promise.all(
    Array.from({ length: 5 }, () => answer(person.actor, third, "accept"))
  )
  assert.equal(all.filter(({ status }) => status === 200).length, 1)
  const alone = await ask(person.actor, ["POST", "/admin/studio/invitations"], {
    email: "friend@example.com",
    role: "member",
  })
  // The first brand is the default, and there a member may not ask.
  assert.equal(failureOf(alone), "role_not_yours")
}

/** People are asked by mail, join, change and go (U9). */
export function invitationTests() {
  it(
    "a creator joins, sells there at another price and leaves; who has bought keeps watching",
    inAndOutAgain
  )
  it("only owners and admins ask, and admins make no admins", whoMayAsk)
  it("roles are given and taken from above; the owner stays", whoMayRemove)
  it("a link works once, until it is replaced or withdrawn", whatALinkIsGoodFor)
}

import assert from "node:assert/strict"
import { it } from "node:test"
import type { CreatorClosing } from "@codex/plugin-checkout/contract"
import { anonymous, call, type Actor, type Answer } from "../testing/http.mts"
import {
  from,
  get,
  logIn,
  newCreator,
  newShopper,
  post,
  sessionOf,
  staffSession,
} from "./account-people.mts"
import { tablesWith } from "./account-own-data.mts"
import { sellerWithSale } from "./creator-bundle.mts"
import { emptyWallet } from "./empty-wallet.mts"
import { codeFor } from "./proven-buyer.mts"
import { sql, useShop } from "./shop.mts"

const PATH = "/admin/account/closing"

const failureOf = (answer: Answer) => (answer.body as { code?: string }).code

const close = (actor: Actor, password: string) =>
  post(PATH, { password }, {}, actor)

async function closingOf(actor: Actor): Promise<CreatorClosing> {
  const answer = await get(actor, PATH)
  assert.equal(answer.status, 200, answer.text)
  return answer.body as CreatorClosing
}

const kindsOf = async (actor: Actor) =>
  (await closingOf(actor)).obstacles.map(({ kind }) => kind)

/** A brand of this creator's own. */
async function brandOf(owner: Actor, handle: string): Promise<string> {
  const made = await post(
    "/admin/account/organizations",
    { name: `House of ${handle}`, handle: `${handle}-house` },
    {},
    owner
  )
  assert.equal(made.status, 200, made.text)
  return (made.body as { organization: { id: string } }).organization.id
}

const join = (organization: string, creator: string) =>
  sql(
    `insert into membership (id, organization_id, creator_id, role)
     values ('mbr_' || $1 || $2, $1, $2, 'creator')`,
    [organization, creator]
  )

const idOf = async (handle: string) => {
  const [row] = await sql<{ id: string }>(
    "select id from creator where handle = $1",
    [handle]
  )
  return row?.id ?? ""
}

async function nothingInTheWay() {
  const own = await sellerWithSale("Zola", 184)
  assert.deepEqual(await kindsOf(own.actor), ["balance"])
  const refused = await close(own.actor, own.password)
  assert.equal(failureOf(refused), "closing_blocked", refused.text)
  const [listed] = await sql<{ status: string }>(
    "select status from content_post where id = $1",
    [own.post]
  )
  assert.equal(listed?.status, "published")
  const brand = await brandOf(own.actor, own.handle)
  await join(brand, await idOf((await newCreator("Zoe", 185)).handle))
  assert.deepEqual(await kindsOf(own.actor), ["members", "balance"])
  assert.equal((await get(own.actor, "/admin/studio/me")).status, 200)
}

async function gone() {
  const own = await sellerWithSale("Zora", 186)
  const brand = await brandOf(own.actor, own.handle)
  const [demo] = await sql<{ id: string }>(
    "select id from organization where handle = $1",
    [useShop().demo.handle]
  )
  await join(demo?.id ?? "", own.id)
  await emptyWallet(own.id)
  assert.deepEqual(await kindsOf(own.actor), [])
  assert.equal((await closingOf(own.actor)).leaves.length, 1)
  const journals = () => sql("select count(*)::int as n from ledger_journal")
  const before = await journals()
  const wrong = await close(own.actor, "not the password")
  assert.equal(failureOf(wrong), "password_wrong")
  const closed = await close(own.actor, own.password)
  assert.equal(closed.status, 200, closed.text)
  assert.deepEqual(await journals(), before)
  return { own, brand }
}

/** Whoever bought it has it; nobody else finds it any more. */
async function assertTail({ own }: Awaited<ReturnType<typeof gone>>) {
  const base = useShop().backendUrl
  const played = await call(
    base,
    own.buyer,
    "POST",
    `/api/playback/${own.post}`,
    {}
  )
  assert.ok(played.status < 300, played.text)
  for (const path of [
    `/api/catalog/${own.handle}`,
    `/api/quote?post_id=${own.post}`,
  ]) {
    assert.equal((await call(base, anonymous, "GET", path)).status, 404, path)
  }
}

/** The login is dead, and the address nobody else's. */
async function assertShut({ own }: Awaited<ReturnType<typeof gone>>) {
  assert.equal((await get(own.actor, "/admin/users/me")).status, 401)
  const again = await post("/auth/user/emailpass", {
    email: own.email,
    password: own.password,
  })
  assert.equal(again.status, 401, again.text)
  const asked = await post(
    "/api/sign-up/codes",
    { email: `somebody-${own.handle}@example.org` },
    from(187)
  )
  const { request_id: request } = asked.body as { request_id: string }
  const taken = await post(
    "/api/sign-up/creators",
    {
      name: "Somebody",
      handle: own.handle,
      password: own.password,
      ...codeFor(request),
    },
    from(187)
  )
  assert.equal(failureOf(taken), "handle_taken", taken.text)
}

/** Ids and sums stay; nothing leads to a person any more. */
async function assertForgotten({
  own,
  brand,
}: Awaited<ReturnType<typeof gone>>) {
  const where = await tablesWith(own.email)
  assert.deepEqual(
    where.filter((name) => !name.startsWith("email_delivery.")),
    []
  )
  const mails = await sql<{ type: string }>(
    "select type from email_delivery where to_email = $1",
    [own.email]
  )
  assert.deepEqual(mails, [{ type: "creator_closed" }])
  const [row] = await sql(
    `select c.display_name as name, c.status, c.closed_at is not null as closed,
       b.closed_at is not null as brand,
       (select count(*)::int from membership m join organization o
          on o.id = m.organization_id
        where m.creator_id = c.id and m.status = 'active'
          and o.owner_creator_id <> c.id) as works_for
     from creator c, organization b where c.id = $1 and b.id = $2`,
    [own.id, brand]
  )
  assert.deepEqual(row, {
    name: "Closed account",
    status: "suspended",
    closed: true,
    brand: true,
    works_for: 0,
  })
  const operator = await staffSession(useShop().demo.logins.operator)
  const path = `/admin/creators/${own.id}`
  const back = await post(path, { status: "active" }, {}, operator)
  assert.equal(failureOf(back), "account_closed", back.text)
}

/** U9, PRODUCT 15: a creator goes, and those who bought keep what they have. */
export function closingTests() {
  it("an account waits until nothing is owed and nobody is left behind", async () => {
    await nothingInTheWay()
  })

  it("then it is closed: buyers keep watching, the login is dead, the name is nobody's", async () => {
    const all = await gone()
    await assertTail(all)
    await assertShut(all)
    await assertForgotten(all)
  })

  it("a login that also buys stays for that, and can be deleted then", async () => {
    const login = await newShopper()
    const asked = await post(
      "/api/sign-up/codes",
      { email: login.email },
      from(188)
    )
    const { request_id: request } = asked.body as { request_id: string }
    const { password } = login
    const made = await post(
      "/api/sign-up/creators",
      { name: "Zia", handle: "zia-goes", password, ...codeFor(request) },
      from(188)
    )
    assert.equal(made.status, 201, made.text)
    const creator = await staffSession(login)
    assert.equal((await closingOf(creator)).shops, true)
    const closed = await close(creator, password)
    assert.equal(closed.status, 200, closed.text)
    assert.equal((await get(creator, "/admin/users/me")).status, 401)
    assert.equal((await logIn(login)).status, 200)
    const shopper = await sessionOf(login)
    const deleted = await post("/api/buyer/delete", { password }, {}, shopper)
    assert.equal(deleted.status, 200, deleted.text)
  })
}

import assert from "node:assert/strict"
import { it } from "node:test"
import type { Actor } from "../testing/http.mts"
import { newShopper, sessionOf, staffSession } from "./account-people.mts"
import { fileOf, giving, good, pdf } from "./file-fixtures.mts"
import { api, buy, until } from "./actions.mts"
import { proveBuyers } from "./proven-buyer.mts"
import { sql, useShop } from "./shop.mts"

const fetchPath = (path: string, headers: Record<string, string> = {}) =>
  fetch(useShop().backendUrl + path, { redirect: "manual", headers })

const codeOf = async (answer: Response) =>
  ((await answer.json()) as { code?: string }).code

async function buyerOf(post: string) {
  const login = await newShopper()
  await proveBuyers([login.email])
  const actor = await sessionOf(login)
  await buy(actor, post, "succeed")
  return { actor, email: login.email }
}

const NAME = "Light – übung “1”.pdf"
const LINK = { url: "https://example.com/notes", title: "Notes" }
const FILM = {
  embed_url: "https://youtu.be/dQw4w9WgXcQ?si=x",
  title: "Trailer",
}

/** A post of the demo creator that gives a file, a link and a film. */
async function scene(name = NAME) {
  const creator = await staffSession(useShop().demo.logins.creator)
  const bytes = pdf(`first ${Math.random()}`)
  const asset = await fileOf(creator, name, bytes)
  const post = await giving(creator, `Book ${Math.random()}`, [
    { asset_id: asset },
    LINK,
    FILM,
  ])
  const buyer = await buyerOf(post.id)
  const ticket = (actor: Actor = buyer.actor) =>
    api(actor, "POST", `/api/downloads/${post.id}`, { asset_id: asset })
  const link = async () => (good(await ticket()) as { url: string }).url
  return { creator, asset, bytes, post, ...buyer, ticket, link }
}

type Scene = Awaited<ReturnType<typeof scene>>

const edit = ({ creator, post }: Scene, body: object) =>
  api(creator, "POST", `/admin/studio/posts/${post.id}`, body)

async function attachmentOnce() {
  const own = await scene()
  const url = await own.link()
  const head = await fetch(useShop().backendUrl + url, { method: "HEAD" })
  assert.equal(head.status, 405, "asking about it does not use it up")
  const answer = await fetchPath(url)
  assert.equal(answer.status, 200)
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), own.bytes)
  const { headers } = answer
  assert.equal(headers.get("content-type"), "application/pdf")
  assert.equal(headers.get("x-content-type-options"), "nosniff")
  assert.equal(headers.get("cache-control"), "private, no-store")
  assert.equal(headers.get("content-length"), String(own.bytes.length))
  const disposition = headers.get("content-disposition") ?? ""
  assert.match(disposition, /^attachment; filename="[^"]+"; filename\*=UTF-8''/)
  const [, encoded = ""] = disposition.split("UTF-8''")
  assert.equal(decodeURIComponent(encoded), NAME)

  const again = await fetchPath(url)
  assert.equal(again.status, 403)
  assert.equal(await codeOf(again), "download_used")
  const page = await fetchPath(url, { accept: "text/html" })
  assert.equal(page.status, 403)
  assert.match(page.headers.get("content-type") ?? "", /^text\/html/)
  assert.match(await page.text(), /Ask for a new|ask for a new one/i)
  assert.equal(page.headers.get("content-disposition"), null)
  const audit = await sql(
    `select 1 from audit_event where action = 'media.downloaded'
       and object_id = $1 and actor_kind = 'customer'`,
    [own.asset]
  )
  assert.equal(audit.length, 1)
}

async function manyAtOnce() {
  const own = await scene("many.pdf")
  const url = await own.link()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => fetchPath(url))
  )
  const counts = answers.map(({ status }) => status).sort()
  assert.deepEqual(counts, [200, ...Array<number>(19).fill(403)])
}

async function takenBack() {
  const own = await scene("taken.pdf")
  const [before, off] = [await own.link(), await own.link()]
  good(await edit(own, { downloads_allowed: false }))
  assert.equal(await codeOf(await fetchPath(off)), "downloads_off")
  assert.equal((await own.ticket()).status, 403)
  good(await edit(own, { downloads_allowed: true }))
  await sql(
    `update entitlement_grant set revoked_at = now(), revoke_reason = 'refund'
     where post_id = $1`,
    [own.post.id]
  )
  assert.equal(await codeOf(await fetchPath(before)), "not_entitled")
  assert.equal((await own.ticket()).status, 403)
}

async function strangers() {
  const own = await scene("strangers.pdf")
  const login = await newShopper()
  const stranger = await sessionOf(login)
  assert.equal((await own.ticket(stranger)).status, 403)
  const items = `/api/library/${own.post.id}/items`
  assert.equal((await api(stranger, "GET", items)).status, 403)
  const listed = await api(
    stranger,
    "GET",
    `/api/catalog/${useShop().demo.handle}/${own.post.slug}`
  )
  const { post } = good(listed) as { post: { deliverables: object[] } }
  assert.equal(post.deliverables.length, 3)
  assert.ok(!listed.text.includes(LINK.url), "an address before buying")
  assert.ok(!listed.text.includes("dQw4w9WgXcQ"), "a film before buying")
  const film = await sql<{ asset_id: string; post_id: string }>(
    `select asset_id, post_id from post_deliverable
     where media_kind = 'video' limit 1`
  )
  assert.ok(film[0])
  const other = await api(own.actor, "POST", `/api/downloads/${own.post.id}`, {
    asset_id: film[0].asset_id,
  })
  assert.equal(other.status, 404, "a file of another post")
}

async function ownersSeeAddresses() {
  const own = await scene("items.pdf")
  const path = `/api/library/${own.post.id}/items`
  const { items } = good(await api(own.actor, "GET", path)) as {
    items: object[]
  }
  assert.deepEqual(
    items.map((item) => ({ ...item, id: "" })),
    [
      {
        kind: "file",
        id: "",
        asset_id: own.asset,
        title: "items",
        filename: "items.pdf",
        file_type: "PDF",
        size_bytes: own.bytes.length,
        version: 1,
        version_note: "",
      },
      { kind: "link", id: "", ...LINK },
      {
        kind: "embed",
        id: "",
        title: FILM.title,
        frame_url: "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0",
      },
    ]
  )
  for (const wrong of [
    { url: "javascript:alert(1)", title: "x" },
    { url: "http://example.com", title: "x" },
    { embed_url: "https://evil.example/embed/dQw4w9WgXcQ", title: "x" },
  ]) {
    assert.equal((await edit(own, { deliverables: [wrong] })).status, 400)
  }
}

async function newVersion() {
  const own = await scene("guide.pdf")
  const second = pdf(`second ${Math.random()}`)
  const replacement = await fileOf(own.creator, "guide-2.pdf", second)
  const versions = `/admin/studio/media/${own.asset}/versions`
  const body = { replacement_id: replacement, note: "One more chapter" }
  const both = await Promise.all([
    api(own.creator, "POST", versions, body),
    api(own.creator, "POST", versions, body),
  ])
  const statuses = both.map(({ status }) => status).sort()
  assert.deepEqual(statuses, [201, 404], "one upload is one version")
  const answer = await fetchPath(await own.link())
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), second)
  assert.match(
    answer.headers.get("content-disposition") ?? "",
    /filename="guide-2.pdf"/
  )
  const mails = () =>
    sql<{ data: { what_changed: string } }>(
      `select data from email_delivery
       where type = 'file_version' and to_email = $1`,
      [own.email]
    )
  await until(
    "the mail of the version",
    async () => (await mails()).length > 0,
    60
  )
  await sql(
    "update media_file_version set announced_at = null where asset_id = $1 and version = 2",
    [own.asset]
  )
  await until(
    "the version to be told once more",
    async () => {
      const open = await sql(
        "select 1 from media_file_version where announced_at is null and asset_id = $1",
        [own.asset]
      )
      return open.length === 0
    },
    60
  )
  assert.equal((await mails()).length, 1, "once per version and buyer")
  const same = await api(
    own.creator,
    "DELETE",
    `/admin/studio/media/${own.asset}`
  )
  assert.equal(same.status, 400, "what is on sale is not deleted")
}

async function originals() {
  const own = await scene("original.pdf")
  const path = `/admin/studio/media/${own.asset}/original`
  const { url } = good(await api(own.creator, "POST", path, {})) as {
    url: string
  }
  const answer = await fetchPath(url)
  assert.equal(answer.status, 200)
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), own.bytes)
  assert.equal((await fetchPath(url)).status, 403)
  const [video] = await sql<{ id: string; size_bytes: string }>(
    `select a.id, a.size_bytes from media_asset a join creator c
       on c.id = a.creator_id where c.handle = 'mara' and a.kind = 'video'
       and a.state = 'ready' limit 1`
  )
  assert.ok(video)
  const film = good(
    await api(
      own.creator,
      "POST",
      `/admin/studio/media/${video.id}/original`,
      {}
    )
  ) as { url: string }
  const sent = await fetchPath(film.url)
  assert.equal(sent.headers.get("content-length"), video.size_bytes)
  assert.match(sent.headers.get("content-disposition") ?? "", /^attachment/)
  await sent.body?.cancel()
  const audit = await sql(
    "select 1 from audit_event where action = 'media.original_taken' and object_id = any($1)",
    [[own.asset, video.id]]
  )
  assert.equal(audit.length, 2)
}

export function downloadTests() {
  it(
    "a buyer downloads a file once, as an attachment with its name",
    attachmentOnce
  )
  it("twenty at once get one file", manyAtOnce)
  it("a switch and a refund end what was asked for before", takenBack)
  it("who does not own it sees names, and gets nothing", strangers)
  it("who owns it sees addresses, of two hosts only", ownersSeeAddresses)
  it("a new version reaches its buyers, and each hears of it once", newVersion)
  it("a creator takes an original back, and the log knows", originals)
}

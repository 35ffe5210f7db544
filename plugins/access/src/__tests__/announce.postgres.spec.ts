import { grantAccess, revokeGrant } from "@codex/entitlements"
import { newId, withPlatform, type Pg, type Tx } from "@codex/kernel"
import type { TestDatabase } from "@codex/kernel/testing"
import { listFileVersions, replaceFile } from "@codex/media"
import { announceOne } from "../versions/announce"
import { accessDatabase } from "./database"
import { insertFile, insertTestPost, openShop } from "./posts"

let db: TestDatabase
let pg: Pg

const within = <T>(fn: (tx: Tx) => Promise<T>) => withPlatform(pg, "test", fn)

beforeAll(async () => {
  db = await accessDatabase()
  pg = db.pg
})
afterAll(() => db.drop())

/** A file two posts give; Ada owns both, Ben one, Cleo none any more. */
async function scene() {
  return within(async (tx) => {
    const { creator, organization, handle } = await openShop(tx)
    const organizationId = organization.id
    const seller = { creatorId: creator.id, organizationId }
    const asset = await insertFile(tx, creator.id)
    const posts = [
      await insertTestPost(tx, seller, "A guide", [asset]),
      await insertTestPost(tx, seller, "A guide", [asset]),
    ].map(({ id }) => id)
    const give = async (customerId: string, postId = "") => {
      const sourceId = newId("pur")
      const source = { sourceKind: "purchase", sourceId } as const
      await grantAccess(tx, { ...source, customerId, organizationId, postId })
      return source
    }
    await give("cus_ada", posts[0])
    await give("cus_ada", posts[1])
    await give("cus_ben", posts[1])
    const cleo = await give("cus_cleo", posts[0])
    await revokeGrant(tx, { ...cleo, reason: "refund" })
    return { asset, handle }
  })
}

const readersOf = (ids: string[]) =>
  Promise.resolve(
    ids.map((id) => ({
      id,
      email: `${id}@example.com`,
      first_name: "Dear",
      last_name: id,
    }))
  )

const mails = () =>
  within((tx) =>
    tx("email_delivery")
      .where({ type: "file_version" })
      .orderBy("to_email")
      .select<{ to_email: string; data: Record<string, string> }[]>(
        "to_email",
        "data"
      )
  )

it("tells each buyer of a new version once, whoever tells it how often", async () => {
  const { asset, handle } = await scene()
  expect(await announceOne(pg, readersOf)).toBe(false)
  const next = { contentType: "application/pdf", sha256: "b".repeat(64) }
  await within((tx) =>
    replaceFile(tx, asset, { ...asset, ...next }, "Two new chapters")
  )
  await Promise.all([announceOne(pg, readersOf), announceOne(pg, readersOf)])
  const sent = await mails()
  expect(sent.map(({ to_email }) => to_email)).toEqual([
    "cus_ada@example.com",
    "cus_ben@example.com",
  ])
  expect(sent[0]?.data).toMatchObject({
    post_title: "A guide",
    file_name: "guide.pdf",
    what_changed: "Two new chapters",
    access_url: expect.stringMatching(`^/watch/${handle}/p-`) as string,
  })
  // A process that died before it said so: nothing is mailed again.
  await within((tx) =>
    tx("media_file_version")
      .where({ version: 2 })
      .update({ announced_at: null })
  )
  expect(await announceOne(pg, readersOf)).toBe(true)
  expect(await mails()).toHaveLength(2)
  expect(await announceOne(pg, readersOf)).toBe(false)
  const told = await within((tx) => listFileVersions(tx, [asset.id]))
  expect(told.every(({ announced_at }) => announced_at !== null)).toBe(true)
})

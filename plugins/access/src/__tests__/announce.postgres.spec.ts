import { insertPost, replaceItems } from "@codex/content"
import { createCreator, createOrganization } from "@codex/creators"
import { grantAccess, revokeGrant } from "@codex/entitlements"
import { newId, withPlatform, type Pg, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  insertAsset,
  listFileVersions,
  publishFile,
  replaceFile,
  type MediaAsset,
} from "@codex/media"
import {
  MediaFilesMigration,
  MediaMigration,
  MediaStagesMigration,
} from "@codex/media/testing"
import { Migration20261121030000Content } from "../../../../modules/content/src/migrations/Migration20261121030000Content"
import { Migration20261121120100Prices } from "../../../../modules/content/src/migrations/Migration20261121120100Prices"
import { Migration20261126200000Disabled } from "../../../../modules/content/src/migrations/Migration20261126200000Disabled"
import { Migration20261127150100PostItems } from "../../../../modules/content/src/migrations/Migration20261127150100PostItems"
import { Migration20261121000100Creators } from "../../../../modules/creators/src/migrations/Migration20261121000100Creators"
import { Migration20261121000500Entitlements } from "../../../../modules/entitlements/src/migrations/Migration20261121000500Entitlements"
import { Migration20261121124000GrantSuspension } from "../../../../modules/entitlements/src/migrations/Migration20261121124000GrantSuspension"
import { Migration20261125160000Messages } from "../../../../modules/messages/src/migrations/Migration20261125160000Messages"
import { announceOne } from "../versions/announce"

let db: TestDatabase
let pg: Pg

const within = <T>(fn: (tx: Tx) => Promise<T>) => withPlatform(pg, "test", fn)

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000100Creators,
    MediaMigration,
    MediaStagesMigration,
    MediaFilesMigration,
    Migration20261121030000Content,
    Migration20261121120100Prices,
    Migration20261126200000Disabled,
    Migration20261127150100PostItems,
    Migration20261121000500Entitlements,
    Migration20261121124000GrantSuspension,
    Migration20261125160000Messages,
  ])
  pg = db.pg
})
afterAll(() => db.drop())

const facts = (letter: string) => ({
  contentType: "application/pdf",
  sha256: letter.repeat(64),
})

async function file(tx: Tx, creatorId: string): Promise<MediaAsset> {
  const made = await insertAsset(tx, {
    creatorId,
    kind: "file",
    title: "Guide",
    filename: "guide.pdf",
    contentType: "application/pdf",
    sizeBytes: 10,
  })
  return (await publishFile(tx, made, facts("a"))) ?? made
}

async function postWith(
  tx: Tx,
  seller: { creator: string; organization: string },
  asset: MediaAsset
) {
  const post = await insertPost(tx, {
    organization_id: seller.organization,
    creator_id: seller.creator,
    currency_code: "usd",
    slug: newId("p").replace("_", "-").toLowerCase(),
    title: "A guide",
    summary: "",
    description: "",
    pricing_type: "free",
    price_minor: 0n,
    suggested_minor: null,
    compare_at_minor: null,
    tags: [],
    supply_limit: null,
    validity_days: null,
    downloads_allowed: true,
    terms: null,
  })
  await replaceItems(tx, post, [
    {
      asset_id: asset.id,
      asset_creator_id: asset.creator_id,
      title: "Guide",
      media_kind: "file",
      duration_ms: null,
    },
  ])
  return post.id
}

/** A file two posts give; Ada owns both, Ben one, Cleo none any more. */
async function scene() {
  return within(async (tx) => {
    const handle = `maker-${newId("x").slice(-8).toLowerCase()}`
    const { creator } = await createCreator(tx, {
      userId: newId("user"),
      displayName: "Mara",
      handle: `${handle}-owner`,
      salesChannelId: "sc_1",
    })
    const organization = await createOrganization(tx, {
      name: "Brand",
      handle,
      ownerCreatorId: creator.id,
      salesChannelId: "sc_2",
    })
    const seller = { creator: creator.id, organization: organization.id }
    const asset = await file(tx, creator.id)
    const posts = [
      await postWith(tx, seller, asset),
      await postWith(tx, seller, asset),
    ]
    const give = async (customerId: string, postId = "") => {
      const sourceId = newId("pur")
      const source = { sourceKind: "purchase", sourceId } as const
      const organizationId = organization.id
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
  await within((tx) =>
    replaceFile(tx, asset, { ...asset, ...facts("b") }, "Two new chapters")
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

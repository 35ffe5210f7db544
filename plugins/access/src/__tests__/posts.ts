import { insertPost, replaceItems } from "@codex/content"
import { createCreator, createOrganization } from "@codex/creators"
import { newId, type Tx } from "@codex/kernel"
import { insertAsset, publishFile, type MediaAsset } from "@codex/media"

export interface Seller {
  organizationId: string
  creatorId: string
}

/** A creator and their organization. */
export async function openShop(tx: Tx) {
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
  return { creator, organization, handle }
}

/** A file that is sold as it is, stored in name only. */
export async function insertFile(
  tx: Tx,
  creatorId: string,
  { filename = "guide.pdf", sizeBytes = 10 } = {}
): Promise<MediaAsset> {
  const contentType = "application/pdf"
  const made = await insertAsset(tx, {
    creatorId,
    kind: "file",
    title: "Guide",
    filename,
    contentType,
    sizeBytes,
  })
  const facts = { contentType, sha256: "a".repeat(64) }
  return (await publishFile(tx, made, facts)) ?? made
}

/** A draft that costs $9 and gives these files, films and sounds. */
export async function insertTestPost(
  tx: Tx,
  { organizationId, creatorId }: Seller,
  title: string,
  assets: readonly MediaAsset[]
) {
  const post = await insertPost(tx, {
    organization_id: organizationId,
    creator_id: creatorId,
    currency_code: "usd",
    slug: newId("p").replace("_", "-").toLowerCase(),
    title,
    summary: "",
    description: "",
    pricing_type: "fixed",
    price_minor: 900n,
    suggested_minor: null,
    compare_at_minor: null,
    tags: [],
    supply_limit: null,
    validity_days: null,
    downloads_allowed: true,
    terms: null,
  })
  const items = assets.map((asset, index) => ({
    asset_id: asset.id,
    asset_creator_id: asset.creator_id,
    title: `Part ${String(index + 1)}`,
    media_kind: asset.kind,
    duration_ms: asset.duration_ms,
  }))
  await replaceItems(tx, post, items)
  return post
}

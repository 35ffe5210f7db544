import { recordAudit } from "@codex/audit"
import { getPost, listDeliverables } from "@codex/content"
import {
  findTicket,
  spendTicket,
  type DownloadTicket,
} from "@codex/entitlements"
import { withPlatform, type Pg, type Tx } from "@codex/kernel"
import { fileKey, getAsset, type MediaAsset } from "@codex/media"
import type { StorageDriver } from "@codex/media"
import { fail } from "../lib/failures"

/** Whether the post still gives this file, and lets it be downloaded. */
async function assertGiven(tx: Tx, ticket: DownloadTicket): Promise<void> {
  if (ticket.post_id === null) {
    return
  }
  const post = await getPost(tx, ticket.post_id)
  const parts = await listDeliverables(tx, [ticket.post_id])
  if (!post || !parts.some(({ asset_id }) => asset_id === ticket.asset_id)) {
    throw fail("media_not_found")
  }
  if (!post.downloads_allowed) {
    throw fail("downloads_off")
  }
}

function note(tx: Tx, ticket: DownloadTicket, asset: MediaAsset) {
  const { customer_id: customer, post_id } = ticket
  return recordAudit(tx, {
    actorKind: customer === null ? "creator" : "customer",
    actorId: customer ?? ticket.creator_id,
    action: customer === null ? "media.original_taken" : "media.downloaded",
    objectType: "media",
    objectId: asset.id,
    after: {
      file_name: asset.filename,
      version: asset.active_version,
      ...(post_id === null ? {} : { post: post_id }),
    },
  })
}

/** A file is sold in its newest version; of what plays the upload is asked for. */
const keyOf = (asset: MediaAsset) =>
  asset.kind === "file" ? fileKey(asset) : asset.source_key

export interface Redeemed {
  asset: MediaAsset
  key: string
  size: number
}

/** What a token leads to, before it is used up: a missing file costs no ticket. */
async function lookUp(
  pg: Pg,
  storage: StorageDriver,
  token: string
): Promise<Redeemed | null> {
  const asset = await withPlatform(
    pg,
    "a download ticket's file",
    async (tx) => {
      const ticket = await findTicket(tx, token)
      return ticket && (await getAsset(tx, ticket.asset_id))
    }
  )
  const key = asset && keyOf(asset)
  const stored = key ? await storage.stat(key) : null
  return asset && key && stored ? { asset, key, size: stored.size } : null
}

/**
 * Uses a ticket up and names the file. Grant, post and switch are judged in the
 * transaction that spends it, and the audit log hears of it there.
 */
export async function redeemTicket(
  pg: Pg,
  storage: StorageDriver,
  token: string
): Promise<Redeemed> {
  const found = await lookUp(pg, storage, token)
  return withPlatform(pg, "spend a download ticket", async (tx) => {
    const ticket = await spendTicket(tx, token)
    await assertGiven(tx, ticket)
    if (!found) {
      throw fail("media_not_found")
    }
    await note(tx, ticket, found.asset)
    return found
  })
}

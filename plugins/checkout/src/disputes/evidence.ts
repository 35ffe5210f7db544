import { termsAt } from "@codex/content"
import { getOrganization } from "@codex/creators"
import { listDownloads, listGrantsOfSource } from "@codex/entitlements"
import { minorToJson } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { getDispute, getPurchase } from "@codex/purchases"
import type { Dispute, Purchase } from "@codex/purchases"
import type { Evidence, EvidenceEntry } from "../contract/disputes"
import { checkoutFailure } from "../lib/failures"
import { referenceOf } from "../receipts/build-receipt"
import { purchaseConsumption } from "../refunds/purchase-facts"
import { PURCHASE_GRANTS } from "../settlement/apply-access"

const entry = (
  at: Date | null,
  what: EvidenceEntry["what"],
  detail: string
): EvidenceEntry[] => (at ? [{ at: at.toISOString(), what, detail }] : [])

/** Sessions are forgotten after a week; how far somebody got is not. */
async function playedLog(
  tx: Tx,
  purchase: Purchase,
  postIds: readonly string[]
): Promise<EvidenceEntry[]> {
  const of = { customer_id: purchase.customer_id }
  const sessions = await tx("playback_session")
    .where(of)
    .whereIn("post_id", [...postIds])
    .select<{ created_at: Date; kind: string }[]>("created_at", "kind")
  const progress = await tx("playback_progress")
    .where(of)
    .whereIn("post_id", [...postIds])
    .select<{ updated_at: Date; position_ms: number; completed: boolean }[]>(
      "updated_at",
      "position_ms",
      "completed"
    )
  const downloads = await listDownloads(tx, purchase.customer_id, postIds)
  return [
    ...downloads.flatMap((row) =>
      entry(row.downloaded_at, "downloaded", row.asset_id)
    ),
    ...sessions.flatMap((row) => entry(row.created_at, "played", row.kind)),
    ...progress.flatMap((row) =>
      entry(
        row.updated_at,
        "progress",
        row.completed
          ? "to the end"
          : `to ${String(Math.round(row.position_ms / 1000))} s`
      )
    ),
  ]
}

async function accessLog(tx: Tx, purchase: Purchase): Promise<EvidenceEntry[]> {
  const grants = await listGrantsOfSource(tx, {
    sourceKinds: PURCHASE_GRANTS,
    sourceId: purchase.id,
  })
  const posts = grants.map(({ post_id }) => post_id)
  const log = [
    ...entry(
      purchase.terms_accepted_at,
      "terms_accepted",
      `version ${String(purchase.terms_version)}`
    ),
    ...entry(purchase.paid_at, "paid", purchase.payment_id),
    ...grants.flatMap((grant) =>
      entry(grant.created_at, "access_given", grant.post_id)
    ),
    ...(await playedLog(tx, purchase, posts)),
  ]
  return log.sort((a, b) =>
    a.at === b.at ? (a.what < b.what ? -1 : 1) : a.at < b.at ? -1 : 1
  )
}

async function found(
  tx: Tx,
  id: string
): Promise<{ dispute: Dispute; purchase: Purchase }> {
  const dispute = await getDispute(tx, id)
  const purchase = dispute && (await getPurchase(tx, dispute.purchase_id))
  if (!dispute || !purchase) {
    throw checkoutFailure("dispute_not_found")
  }
  return { dispute, purchase }
}

/**
 * The evidence pack, from rows only and without the time of asking, so that it
 * is the same again until something more happens (U6).
 */
export async function buildEvidence(tx: Tx, id: string): Promise<Evidence> {
  const { dispute, purchase } = await found(tx, id)
  const seller = await getOrganization(tx, purchase.organization_id)
  const { percent } = await purchaseConsumption(tx, purchase)
  return {
    dispute: {
      id: dispute.provider_dispute_id,
      reason: dispute.reason,
      amount_minor: minorToJson(dispute.amount_minor),
      currency_code: dispute.currency_code,
      opened_at: dispute.opened_at.toISOString(),
    },
    purchase: {
      id: purchase.id,
      reference: referenceOf(purchase),
      post_title: purchase.post_title,
      seller: seller?.name ?? "",
      amount_minor: minorToJson(purchase.amount_minor),
      currency_code: purchase.currency_code,
      paid_at: purchase.paid_at.toISOString(),
      payment_id: purchase.payment_id,
      buyer_name: purchase.buyer_name,
      email_verified_at:
        purchase.buyer_email_verified_at?.toISOString() ?? null,
      buyer_phone: purchase.buyer_phone,
      buyer_email: purchase.buyer_email,
    },
    terms: {
      version: purchase.terms_version,
      accepted_at: purchase.terms_accepted_at?.toISOString() ?? null,
      text: await termsText(tx, purchase),
    },
    consumed_percent: percent,
    access_log: await accessLog(tx, purchase),
  }
}

async function termsText(tx: Tx, purchase: Purchase): Promise<string | null> {
  return (await termsAt(tx, purchase.post_id, purchase.terms_version)) ?? null
}

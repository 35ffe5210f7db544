import type { Tx } from "@codex/kernel"
import { isInstalled } from "./installed"

const CHANGED = `SELECT DISTINCT d.organization_id FROM discount d
  JOIN promotion p ON p.id = d.promotion_id
  LEFT JOIN promotion_application_method m ON m.promotion_id = p.id
  LEFT JOIN promotion_campaign c ON c.id = p.campaign_id
  WHERE greatest(d.created_at, d.ended_at, p.updated_at, p.deleted_at,
    m.updated_at, c.updated_at) >= ?`

/** Organizations whose discounts changed since then. */
export async function discountsChangedSince(
  tx: Tx,
  since: Date
): Promise<string[]> {
  const known =
    (await isInstalled(tx, "discount")) && (await isInstalled(tx, "promotion"))
  if (!known) {
    return []
  }
  const { rows } = await tx.raw<{ rows: { organization_id: string }[] }>(
    CHANGED,
    [since]
  )
  return rows.map((row) => row.organization_id)
}

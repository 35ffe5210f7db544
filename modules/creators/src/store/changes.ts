import type { Tx } from "@codex/kernel"

const CHANGED = `
  SELECT o.handle FROM organization o WHERE o.updated_at >= :since
  UNION SELECT o.handle FROM organization_settings s
    JOIN organization o ON o.id = s.organization_id
    WHERE s.updated_at >= :since
  UNION SELECT c.handle FROM creator c WHERE c.updated_at >= :since`

/** Addresses whose name, face or state changed since then. */
export async function handlesChangedSince(
  tx: Tx,
  since: Date
): Promise<string[]> {
  const { rows } = await tx.raw<{ rows: { handle: string }[] }>(CHANGED, {
    since,
  })
  return rows.map((row) => row.handle)
}

/** Addresses of these creators and organizations. */
export async function handlesOf(
  tx: Tx,
  ids: readonly string[]
): Promise<string[]> {
  return tx("handle")
    .whereIn("target_id", [...ids])
    .pluck<string[]>("handle")
}

import type { Tx } from "@codex/kernel"

/** Whose posts changed since then: selling organizations and authors. */
export async function ownersChangedSince(
  tx: Tx,
  since: Date
): Promise<string[]> {
  const rows = await tx("content_post")
    .where("updated_at", ">=", since)
    .distinct<{ organization_id: string; creator_id: string }[]>(
      "organization_id",
      "creator_id"
    )
  return [
    ...new Set(rows.flatMap((row) => [row.organization_id, row.creator_id])),
  ]
}

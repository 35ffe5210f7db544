import { assertDefined, type Tx } from "@codex/kernel"
import type { LegalDocument, LegalKind } from "../types"

interface Key {
  organizationId: string
  kind: LegalKind
}

const where = ({ organizationId, kind }: Key) => ({
  organization_id: assertDefined(organizationId, "organization"),
  kind,
})

/** Every version without its text, the newest first. */
export async function listLegalVersions(
  tx: Tx,
  organizationId: string
): Promise<Omit<LegalDocument, "body">[]> {
  return tx("legal_document")
    .where({ organization_id: assertDefined(organizationId, "organization") })
    .orderBy([{ column: "kind" }, { column: "version", order: "desc" }])
    .select<Omit<LegalDocument, "body">[]>(
      "organization_id",
      "kind",
      "version",
      "created_by",
      "created_at"
    )
}

/** One version, or the newest; null where nothing was written. */
export async function getLegalDocument(
  tx: Tx,
  key: Key & { version?: number | undefined }
): Promise<LegalDocument | null> {
  const query = tx("legal_document").where(where(key))
  if (key.version !== undefined) {
    query.where({ version: key.version })
  }
  const row = await query.orderBy("version", "desc").first<LegalDocument>()
  return row ?? null
}

/**
 * The next version, or the newest one when the text is the same: saving twice
 * is not a new agreement. The primary key decides between two who save at once.
 */
export async function addLegalVersion(
  tx: Tx,
  input: Key & { body: unknown; createdBy: string }
): Promise<LegalDocument> {
  const { kind, createdBy } = input
  const organizationId = assertDefined(input.organizationId, "organization")
  const body = JSON.stringify(input.body)
  const { rows } = await tx.raw<{ rows: LegalDocument[] }>(
    `INSERT INTO legal_document
       (organization_id, kind, version, body, created_by)
     SELECT :organizationId, :kind, coalesce(max(version), 0) + 1,
       CAST(:body AS jsonb), :createdBy
     FROM legal_document
     WHERE organization_id = :organizationId AND kind = :kind
     HAVING NOT coalesce((SELECT newest.body = CAST(:body AS jsonb)
       FROM legal_document newest
       WHERE newest.organization_id = :organizationId AND newest.kind = :kind
       ORDER BY newest.version DESC LIMIT 1), false)
     RETURNING *`,
    { organizationId, kind, body, createdBy }
  )
  const newest = rows[0] ?? (await getLegalDocument(tx, input))
  return assertDefined(newest, "legal document")
}

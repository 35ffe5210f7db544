import {
  addLegalVersion,
  getCreator,
  getLegalDocument,
  getOrganization,
  listLegalVersions,
  resolveHandle,
  type LegalDocument,
  type LegalKind,
} from "@codex/creators"
import { withPlatform, withTenant, type Pg, type Tx } from "@codex/kernel"
import {
  isBlank,
  LEGAL_KINDS,
  type LegalPage,
  type RichText,
  type StudioLegal,
} from "../contract"
import { studioFailure } from "./failures"
import { renderSafe } from "./rich-text"
import { requireRole, type StudioContext } from "./studio-context"
import { legalVersion } from "./studio-settings"

function knownKind(kind: string): LegalKind {
  const found = LEGAL_KINDS.find((name) => name === kind)
  if (!found) {
    throw studioFailure("legal_not_found")
  }
  return found
}

interface Wanted {
  organizationId: string
  kind: string
  version?: number | undefined
}

function studioLegal(kind: LegalKind, row: LegalDocument | null): StudioLegal {
  return {
    kind,
    version: row?.version ?? null,
    published_at: row?.created_at.toISOString() ?? null,
    body: row ? (row.body as RichText) : null,
  }
}

/** A text to go on with, or an older version to read. */
export async function readLegal(pg: Pg, wanted: Wanted): Promise<StudioLegal> {
  const kind = knownKind(wanted.kind)
  const { organizationId, version } = wanted
  const row = await withTenant(pg, { organizationId }, (tx) =>
    getLegalDocument(tx, { organizationId, kind, version })
  )
  if (!row && version !== undefined) {
    throw studioFailure("legal_not_found")
  }
  return studioLegal(kind, row)
}

/** The next version, in force from now on. */
export async function publishLegal(
  pg: Pg,
  context: StudioContext,
  name: string,
  body: RichText
): Promise<StudioLegal> {
  requireRole(context, "owner", "admin")
  const kind = knownKind(name)
  if (isBlank(body)) {
    throw studioFailure("legal_blank")
  }
  const { organizationId, userId: createdBy } = context
  const row = await withTenant(pg, { organizationId }, (tx) =>
    addLegalVersion(tx, { organizationId, kind, body, createdBy })
  )
  return studioLegal(kind, row)
}

/** The organization behind an address; a creator's is the personal one. */
async function sellerAt(tx: Tx, handle: string) {
  const target = await resolveHandle(tx, handle)
  const creator =
    target?.target_type === "creator"
      ? await getCreator(tx, target.target_id)
      : null
  const id = creator?.personal_organization_id ?? target?.target_id
  const organization = id ? await getOrganization(tx, id) : null
  return organization?.status === "active" ? organization : null
}

/** A published text as shoppers read it; every absence is the same 404. */
export async function legalPage(
  pg: Pg,
  wanted: { handle: string; kind: string; version?: number | undefined }
): Promise<LegalPage> {
  const kind = knownKind(wanted.kind)
  const seller = await withPlatform(pg, "legal: who has this address", (tx) =>
    sellerAt(tx, wanted.handle)
  )
  if (!seller) {
    throw studioFailure("legal_not_found")
  }
  const organizationId = seller.id
  const scope = { organizationId }
  const { row, versions } = await withTenant(pg, scope, async (tx) => ({
    row: await getLegalDocument(tx, { ...wanted, organizationId, kind }),
    versions: await listLegalVersions(tx, organizationId),
  }))
  if (!row) {
    throw studioFailure("legal_not_found")
  }
  const { published_at, version } = legalVersion(row)
  return {
    handle: seller.handle,
    organization: seller.name,
    kind,
    version,
    published_at,
    html: renderSafe(row.body as RichText),
    versions: versions.filter((v) => v.kind === kind).map(legalVersion),
  }
}

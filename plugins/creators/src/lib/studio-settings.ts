import { recordAudit } from "@codex/audit"
import {
  getOrganization,
  getOrganizationSettings,
  getPlatformSettings,
  isFeatureOn,
  listLegalVersions,
  moveSwitches,
  renameOrganization,
  updateOrganizationSettings,
  type LegalDocument,
  type OrganizationSettings,
  type PlatformSettings,
} from "@codex/creators"
import { assertDefined, withTenant, type Pg, type Tx } from "@codex/kernel"
import {
  ORGANIZATION_FEATURES,
  type LegalVersion,
  type StudioSettings,
  type UpdateSettingsBody,
} from "../contract"
import { logoUrl } from "./logo-url"
import { requireRole, type StudioContext } from "./studio-context"

export const legalVersion = (
  row: Omit<LegalDocument, "body">
): LegalVersion => ({
  kind: row.kind,
  version: row.version,
  published_at: row.created_at.toISOString(),
})

function features(
  platform: PlatformSettings,
  settings: OrganizationSettings
): StudioSettings["features"] {
  const entries = ORGANIZATION_FEATURES.map((name) => [
    name,
    {
      on: isFeatureOn(name, platform, settings),
      platform: isFeatureOn(name, platform),
    },
  ])
  return Object.fromEntries(entries) as StudioSettings["features"]
}

async function view(tx: Tx, context: StudioContext): Promise<StudioSettings> {
  const { organizationId, role } = context
  const organization = assertDefined(
    await getOrganization(tx, organizationId),
    "organization"
  )
  const settings = assertDefined(
    await getOrganizationSettings(tx, organizationId),
    "settings"
  )
  const { name, handle, currency_code } = organization
  return {
    name,
    handle,
    currency_code,
    legal_name: settings.legal_name,
    tagline: settings.tagline,
    description: settings.description,
    brand_color: settings.brand_color,
    support_email: settings.support_email,
    timezone: settings.timezone,
    category: settings.category,
    publish_review: settings.publish_review,
    logo_url: logoUrl(settings.logo_key),
    features: features(await getPlatformSettings(tx), settings),
    legal: (await listLegalVersions(tx, organizationId)).map(legalVersion),
    editable: role === "owner" || role === "admin",
  }
}

/** What Studio's settings page shows. */
export function readSettings(
  pg: Pg,
  context: StudioContext
): Promise<StudioSettings> {
  const { organizationId } = context
  return withTenant(pg, { organizationId }, (tx) => view(tx, context))
}

async function switchedOff(
  tx: Tx,
  organizationId: string,
  wanted: NonNullable<UpdateSettingsBody["features"]>
): Promise<string[]> {
  const current = await getOrganizationSettings(tx, organizationId)
  const off = current?.features_off ?? []
  return moveSwitches({ features_on: [], features_off: off }, wanted)
    .features_off
}

/** Saves what was changed; owners and admins only. */
export function saveSettings(
  pg: Pg,
  context: StudioContext,
  body: UpdateSettingsBody
): Promise<StudioSettings> {
  requireRole(context, "owner", "admin")
  const { organizationId, creatorId } = context
  const { name, features: wanted = {}, ...patch } = body
  return withTenant(pg, { organizationId }, async (tx) => {
    const before = await view(tx, context)
    if (name !== undefined) {
      await renameOrganization(tx, organizationId, name)
    }
    await updateOrganizationSettings(tx, organizationId, {
      ...patch,
      features_off: await switchedOff(tx, organizationId, wanted),
    })
    const after = await view(tx, context)
    await recordAudit(tx, {
      actorKind: "creator",
      actorId: creatorId,
      action: "organization_settings.set",
      objectType: "organization",
      objectId: organizationId,
      before,
      after,
    })
    return after
  })
}

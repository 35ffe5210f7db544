import { assertDefined, type Tx } from "@codex/kernel"
import { isFeatureOn, type Feature } from "../domain/features"
import type { PlatformSettings } from "../types"
import { getOrganizationSettings } from "./organizations"

export async function getPlatformSettings(tx: Tx): Promise<PlatformSettings> {
  const row = await tx("platform_settings").first<PlatformSettings>()
  return assertDefined(row, "platform settings")
}

export type PlatformPatch = Partial<Omit<PlatformSettings, "id" | "updated_at">>

/** Changes the named settings and leaves the others as they are. */
export async function updatePlatformSettings(
  tx: Tx,
  patch: PlatformPatch
): Promise<PlatformSettings> {
  const [row] = await tx("platform_settings")
    .update({ ...patch, updated_at: tx.fn.now() })
    .returning<PlatformSettings[]>("*")
  return assertDefined(row, "platform settings")
}

/** Whether a feature is on for an organization, or on the platform. */
export async function featureOn(
  tx: Tx,
  feature: Feature,
  organizationId?: string
): Promise<boolean> {
  const platform = await getPlatformSettings(tx)
  const settings = organizationId
    ? await getOrganizationSettings(tx, organizationId)
    : null
  return isFeatureOn(feature, platform, settings ?? undefined)
}

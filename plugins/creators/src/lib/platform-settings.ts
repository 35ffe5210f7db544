import { recordAudit } from "@codex/audit"
import {
  getPlatformSettings,
  isFeatureOn,
  moveSwitches,
  updatePlatformSettings,
  type PlatformSettings,
} from "@codex/creators"
import { integrations, withPlatform, type Pg } from "@codex/kernel"
import {
  PLATFORM_FEATURES,
  type IntegrationStatus,
  type PlatformBody,
  type PlatformSettingsView,
} from "../contract"

/** Redis is Medusa's own affair: its configuration says whether it is used. */
function redis(url: string | undefined): IntegrationStatus {
  return url && URL.canParse(url)
    ? { id: "redis", state: "connected", detail: new URL(url).host, set: "" }
    : { id: "redis", state: "built_in", detail: "", set: "REDIS_URL" }
}

async function view(
  row: PlatformSettings,
  redisUrl: string | undefined
): Promise<PlatformSettingsView> {
  const features = PLATFORM_FEATURES.map((name) => [
    name,
    isFeatureOn(name, row),
  ])
  return {
    name: row.name,
    support_email: row.support_email,
    features: Object.fromEntries(features) as PlatformSettingsView["features"],
    integrations: [...(await integrations()), redis(redisUrl)],
  }
}

export interface Platform {
  pg: Pg
  redisUrl: string | undefined
}

const REASON = "operator: platform settings"

export async function readPlatform(
  platform: Platform
): Promise<PlatformSettingsView> {
  const row = await withPlatform(platform.pg, REASON, getPlatformSettings)
  return view(row, platform.redisUrl)
}

export async function savePlatform(
  platform: Platform,
  userId: string,
  { features, ...patch }: PlatformBody
): Promise<PlatformSettingsView> {
  const row = await withPlatform(platform.pg, REASON, async (tx) => {
    const before = await getPlatformSettings(tx)
    const switches = moveSwitches(before, features ?? {})
    const after = await updatePlatformSettings(tx, { ...patch, ...switches })
    await recordAudit(tx, {
      actorKind: "user",
      actorId: userId,
      action: "platform_settings.set",
      objectType: "platform",
      objectId: "platform",
      before,
      after,
    })
    return after
  })
  return view(row, platform.redisUrl)
}

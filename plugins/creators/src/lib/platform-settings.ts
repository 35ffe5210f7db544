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

export async function readPlatform({
  pg,
  redisUrl,
}: Platform): Promise<PlatformSettingsView> {
  const row = await withPlatform(
    pg,
    "operator: platform settings",
    getPlatformSettings
  )
  return view(row, redisUrl)
}

export async function savePlatform(
  { pg, redisUrl }: Platform,
  { features, ...patch }: PlatformBody
): Promise<PlatformSettingsView> {
  const row = await withPlatform(
    pg,
    "operator: platform settings",
    async (tx) => {
      const current = await getPlatformSettings(tx)
      const switches = moveSwitches(current, features ?? {})
      return updatePlatformSettings(tx, { ...patch, ...switches })
    }
  )
  return view(row, redisUrl)
}

import { hmacHex, parseOptions, slot } from "@codex/kernel"
import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { MAX_LEASE_MINUTES } from "./domain/lease"

const schema = z.strictObject({
  /** Signs the tokens in playback URLs. */
  playbackSecret: z.string().min(32),
  /** How long a playback lease lasts before the player renews it. */
  leaseMinutes: z.number().int().min(1).max(MAX_LEASE_MINUTES).default(240),
  /** Players of one customer at the same time. */
  maxSessions: z.number().int().min(1).max(50).default(3),
  /** Download links one person may ask for within an hour. */
  downloadsPerHour: z.number().int().min(1).max(1_000).default(10),
  /** `Secure` on the playback cookie; on by default in production. */
  cookieSecure: z.boolean(),
  /** How old the gateway's copy of a session may be. */
  mirrorMaxAgeMs: z.number().int().min(100).max(2_000).default(1_000),
})

export type AccessOptions = z.infer<typeof schema>

/** Set by the module's loader (MEDUSA F6), read by the plugin's routes. */
export const accessOptions = slot<AccessOptions>("access.options")

/** Parses the plugin's options; every problem names its option. */
export function parseAccessOptions(
  input: Record<string, unknown> = {},
  defaults: { playbackSecret?: string; cookieSecure?: boolean } = {}
): AccessOptions {
  return parseOptions("@codex/plugin-access", schema, {
    ...input,
    playbackSecret: input.playbackSecret ?? defaults.playbackSecret,
    cookieSecure: input.cookieSecure ?? defaults.cookieSecure ?? true,
  })
}

interface ShopConfig {
  projectConfig?: { http?: { jwtSecret?: unknown } }
}

/**
 * Without a `playbackSecret` the tokens are signed with one derived from the
 * shop's own secret, so that a stranger's shop works with no options at all.
 */
export function loadAccessOptions({
  container,
  options,
}: LoaderOptions): Promise<void> {
  const config = container.resolve<ShopConfig | undefined>(
    ContainerRegistrationKeys.CONFIG_MODULE,
    { allowUnregistered: true }
  )
  const own = config?.projectConfig?.http?.jwtSecret
  accessOptions.set(
    parseAccessOptions(options, {
      ...(typeof own === "string"
        ? { playbackSecret: hmacHex(own, "codex-playback") }
        : {}),
      cookieSecure: process.env.NODE_ENV === "production",
    })
  )
  return Promise.resolve()
}

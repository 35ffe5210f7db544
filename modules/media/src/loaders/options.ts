import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { hmacHex } from "@codex/kernel"

import { mediaOptions, parseMediaOptions } from "../options"

interface HttpConfig {
  projectConfig?: { http?: { jwtSecret?: unknown } }
}

/**
 * Puts the plugin's options where its routes find them. Without a `secret`
 * the part URLs are signed with one derived from the shop's own.
 */
export default function loadMediaOptions({
  container,
  options,
}: LoaderOptions): Promise<void> {
  const config = container.resolve<HttpConfig>(
    ContainerRegistrationKeys.CONFIG_MODULE,
    { allowUnregistered: true }
  )
  const own = config?.projectConfig?.http?.jwtSecret
  const derived =
    typeof own === "string" ? hmacHex(own, "codex-media-parts") : undefined
  mediaOptions.set(parseMediaOptions(options, derived))
  return Promise.resolve()
}

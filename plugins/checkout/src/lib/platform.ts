import { withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** One transaction over every tenant, for routes whose scope is checked. */
export function inPlatform<T>(
  container: MedusaContainer,
  reason: string,
  fn: (tx: Tx) => Promise<T>
): Promise<T> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return withPlatform(pg, reason, fn)
}

import { withTenant, type TenantContext, type Tx } from "@codex/kernel"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Owner } from "./own-creator"

/** One page's transaction: it sees the rows of this tenant and no others. */
export function inTenant<T>(
  { container }: Owner,
  scope: TenantContext,
  fn: (tx: Tx) => Promise<T>
): Promise<T> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return withTenant(pg, scope, fn)
}

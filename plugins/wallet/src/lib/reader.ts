import { withPlatform, type Pg, type Tx } from "@codex/kernel"
import type { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Runs a read of the wallet pages; the ledger belongs to no tenant. */
export function readWallets<T>(
  req: Pick<MedusaRequest, "scope">,
  fn: (tx: Tx) => Promise<T>
): Promise<T> {
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  return withPlatform(pg, "wallet", fn)
}

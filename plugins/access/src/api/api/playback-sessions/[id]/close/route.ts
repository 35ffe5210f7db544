import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { closeSessions } from "@codex/entitlements"
import { assertDefined, withTenant } from "@codex/kernel"
import { customerIdOf, pgOf } from "../../../../../lib/request"

/**
 * Leaving the page frees its place among the simultaneous players. Unknown,
 * foreign and closed sessions answer the same: there is nothing left to close.
 */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const customerId = customerIdOf(req)
  const sessionId = assertDefined(req.params.id, "session id")
  await withTenant(pgOf(req.scope), { customerId }, (tx) =>
    closeSessions(tx, { customerId, sessionId, reason: "left" })
  )
  res.status(204).end()
}

import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { accessOptions, renewSession } from "@codex/entitlements"
import { assertDefined, withTenant } from "@codex/kernel"
import type { RenewResponse } from "../../../../../contract"
import { isOutdated } from "../../../../../lib/outdated"
import { customerIdOf, pgOf } from "../../../../../lib/request"

export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RenewResponse>
): Promise<void> {
  const customerId = customerIdOf(req)
  const sessionId = assertDefined(req.params.id, "session id")
  const { leaseMinutes } = accessOptions.get()
  const pg = pgOf(req.scope)
  const session = await withTenant(pg, { customerId }, (tx) =>
    renewSession(tx, { sessionId, customerId, leaseMinutes })
  )
  res.set("Cache-Control", "private, no-store")
  res.json({
    session_id: session.id,
    lease_until: session.lease_until.toISOString(),
    outdated: await isOutdated(pg, session),
  })
}

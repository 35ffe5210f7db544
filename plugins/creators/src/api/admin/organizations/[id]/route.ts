import { recordAudit } from "@codex/audit"
import { setOrganizationStatus } from "@codex/creators"
import { assertDefined, withPlatform } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { StatusBody } from "../../../../contract"
import { connection } from "../../../../lib/connection"
import { operatorOf } from "../../../../lib/operator-creator"

/** Suspends or reinstates an organization; its page and its sales go with it. */
export async function POST(
  req: AuthenticatedMedusaRequest<StatusBody>,
  res: MedusaResponse
): Promise<void> {
  const id = assertDefined(req.params.id, "organization id")
  const { status, reason } = req.validatedBody
  const { actor_kind, actor_id } = operatorOf(req)
  const organization = await withPlatform(
    connection(req.scope),
    "operator: organization status",
    async (tx) => {
      const row = await setOrganizationStatus(tx, id, { status, reason })
      await recordAudit(tx, {
        actorKind: actor_kind,
        actorId: actor_id,
        action: `organization.${status}`,
        objectType: "organization",
        objectId: id,
        after: reason ? { reason } : undefined,
      })
      return row
    }
  )
  res.json({ organization })
}

import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { buildEvidence } from "../../../../../disputes/evidence"
import { inPlatform } from "../../../../../lib/platform"

/** The evidence pack as a JSON file; the same again until more happens. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) {
  const id = assertDefined(req.params.id, "dispute id")
  const evidence = await inPlatform(req.scope, "evidence", (tx) =>
    buildEvidence(tx, id)
  )
  const name = `evidence-${evidence.purchase.reference}.json`
  res.setHeader("content-type", "application/json")
  res.setHeader("content-disposition", `attachment; filename="${name}"`)
  res.send(JSON.stringify(evidence, null, 2))
}

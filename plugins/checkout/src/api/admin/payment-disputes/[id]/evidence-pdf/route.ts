import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { buildEvidence } from "../../../../../disputes/evidence"
import { evidencePdf } from "../../../../../disputes/evidence-pdf"
import { inPlatform } from "../../../../../lib/platform"

/** The evidence pack on paper. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) {
  const id = assertDefined(req.params.id, "dispute id")
  const evidence = await inPlatform(req.scope, "evidence", (tx) =>
    buildEvidence(tx, id)
  )
  const name = `evidence-${evidence.purchase.reference}.pdf`
  res.setHeader("content-type", "application/pdf")
  res.setHeader("content-disposition", `attachment; filename="${name}"`)
  res.send(await evidencePdf(evidence))
}

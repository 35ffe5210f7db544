import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import type { CustomerGrantsResponse } from "../../../../../contract"
import { toCustomerGrants } from "../../../../../lib/customer-grants"
import { loadLibrary } from "../../../../../lib/load-library"
import { pgOf } from "../../../../../lib/request"

/** What a customer owns and how far they are, for the operator. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<CustomerGrantsResponse>
): Promise<void> {
  const customerId = assertDefined(req.params.id, "customer id")
  const facts = await loadLibrary(pgOf(req.scope), customerId)
  res.json({ grants: toCustomerGrants(facts, new Date()) })
}

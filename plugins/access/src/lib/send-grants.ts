import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { GrantOf } from "@codex/entitlements"
import { assertDefined } from "@codex/kernel"
import type { CustomerGrantsResponse } from "../contract"
import { toCustomerGrants } from "./customer-grants"
import { loadLibrary } from "./load-library"
import { pgOf } from "./request"

export const customerOf = (req: Pick<MedusaRequest, "params">): string =>
  assertDefined(req.params.id, "customer id")

export const grantOf = (req: Pick<MedusaRequest, "params">): GrantOf => ({
  customerId: customerOf(req),
  grantId: assertDefined(req.params.grant_id, "grant id"),
})

/** What a customer owns and how far they are, for the operator. */
export async function sendGrants(
  req: MedusaRequest,
  res: MedusaResponse<CustomerGrantsResponse>
): Promise<void> {
  const facts = await loadLibrary(pgOf(req.scope), customerOf(req))
  res.json({ grants: toCustomerGrants(facts, new Date()) })
}

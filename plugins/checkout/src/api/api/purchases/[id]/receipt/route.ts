import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { billToQuery } from "../../../../../contract"
import { ownReceipt } from "../../../../../receipts/own-receipt"
import { receiptPdf } from "../../../../../receipts/receipt-pdf"

/** The receipt as PDF, made out to a name and address of the buyer's choice. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) {
  const id = assertDefined(req.params.id, "purchase id")
  const receipt = await ownReceipt(req.scope, req.auth_context.actor_id, id)
  const pdf = await receiptPdf(receipt, billToQuery.parse(req.validatedQuery))
  res.setHeader("content-type", "application/pdf")
  res.setHeader("cache-control", "private, no-store")
  res.setHeader(
    "content-disposition",
    `attachment; filename="receipt-${receipt.reference}.pdf"`
  )
  res.send(pdf)
}

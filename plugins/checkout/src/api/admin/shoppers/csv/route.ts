import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { ShoppersCsvBody } from "../../../../contract"
import { exportShoppers } from "../../../../shoppers/csv"

/** Those that are ticked, as a file. */
export async function POST(
  req: AuthenticatedMedusaRequest<ShoppersCsvBody>,
  res: MedusaResponse
): Promise<void> {
  const text = await exportShoppers(req.scope, {
    ids: req.validatedBody.ids,
    actorId: req.auth_context.actor_id,
  })
  const day = new Date().toISOString().slice(0, 10)
  res.setHeader(
    "content-disposition",
    `attachment; filename="shoppers-${day}.csv"`
  )
  res.setHeader("cache-control", "no-store")
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.send(text)
}

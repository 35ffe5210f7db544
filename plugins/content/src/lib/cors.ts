import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { contentOptions } from "@codex/content"

/**
 * Medusa adds CORS to `/store` only (MEDUSA F20). The catalogue is public and
 * read-only, so a browser needs no more than its origin named; no cookies.
 */
export function catalogCors(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const { storefrontUrl, storefrontCors } = contentOptions()
  const origin = req.get("Origin")
  const allowed = [new URL(storefrontUrl).origin, ...storefrontCors]
  res.vary("Origin")
  if (origin && allowed.includes(origin)) {
    res.set("Access-Control-Allow-Origin", origin)
  }
  next()
}

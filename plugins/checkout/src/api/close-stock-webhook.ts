import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { checkoutOptions } from "../options"

/** `/hooks/payment/Stripe_Stripe/?x` → `pp_stripe_stripe`. */
export function providerInPath(url: string): string {
  const path = url.split("?")[0] ?? ""
  const last = path.split("/").filter(Boolean).at(-1) ?? ""
  try {
    return `pp_${decodeURIComponent(last).toLowerCase()}`
  } catch {
    return `pp_${last.toLowerCase()}`
  }
}

/**
 * The stock route answers before it verifies (MEDUSA A2, W1). It does not
 * exist for the providers Codex owns; a shop's other providers keep it.
 */
export function closeStockWebhook(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const owned = checkoutOptions().ownedProviders
  if (owned.includes(providerInPath(req.originalUrl))) {
    res.status(404).json({
      type: "not_found",
      code: "provider_not_found",
      message:
        "Events of this provider go to /hooks/codex/{provider}, which verifies them first.",
    })
    return
  }
  next()
}

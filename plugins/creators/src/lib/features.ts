import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
} from "@medusajs/framework/http"
import { featureOn, type Feature } from "@codex/creators"
import { withTenant } from "@codex/kernel"
import { connection } from "./connection"
import { studioFailure } from "./failures"
import { studioContext } from "./studio-context"

/** For a Studio route: refuses it where its feature is switched off. */
export function studioFeature(feature: Feature) {
  return async (
    req: AuthenticatedMedusaRequest,
    _res: MedusaResponse,
    next: MedusaNextFunction
  ): Promise<void> => {
    const { organizationId } = await studioContext(req)
    const on = await withTenant(
      connection(req.scope),
      { organizationId },
      (tx) => featureOn(tx, feature, organizationId)
    )
    if (!on) {
      throw studioFailure("feature_off")
    }
    next()
  }
}

import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { featureOn, type Feature } from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import { studioFailure } from "./failures"
import { studioContext } from "./studio-context"

/** Whether this is switched on there; without an organization, at all. */
export function isOn(
  pg: Pg,
  feature: Feature,
  organizationId?: string
): Promise<boolean> {
  return withPlatform(pg, `is ${feature} switched on`, (tx) =>
    featureOn(tx, feature, organizationId)
  )
}

/** For a Studio route: refuses it where its feature is switched off. */
export function studioFeature(feature: Feature) {
  return async (
    req: AuthenticatedMedusaRequest,
    _res: MedusaResponse,
    next: MedusaNextFunction
  ): Promise<void> => {
    const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
    const { organizationId } = await studioContext(req)
    if (!(await isOn(pg, feature, organizationId))) {
      throw studioFailure("feature_off")
    }
    next()
  }
}

import type { Pg } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Medusa's shared Postgres connection. */
export const connection = (scope: MedusaContainer): Pg =>
  scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)

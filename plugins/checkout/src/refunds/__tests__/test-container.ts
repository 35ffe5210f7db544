import type { Pg } from "@codex/kernel"
import { asValue } from "@medusajs/framework/awilix"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
} from "@medusajs/framework/utils"

/** A container with the database and a logger that says nothing. */
export function containerOf(pg: Pg): MedusaContainer {
  const quiet = () => undefined
  const container = createMedusaContainer()
  container.register({
    [ContainerRegistrationKeys.PG_CONNECTION]: asValue(pg),
    [ContainerRegistrationKeys.LOGGER]: asValue({
      error: quiet,
      warn: quiet,
      info: quiet,
    }),
  })
  return container
}

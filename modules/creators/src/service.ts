import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { withPlatform, type Pg } from "@codex/kernel"
import { findCreatorByUser } from "./store/creators"
import type { Creator } from "./types"

type Dependencies = {
  [ContainerRegistrationKeys.PG_CONNECTION]: Pg
}

/**
 * What code outside Codex may ask for through the container. Everything on a
 * transaction is a plain function of this package.
 */
export class CreatorsModuleService {
  private readonly pg: Pg

  constructor(container: Dependencies) {
    this.pg = container[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** The creator behind a Medusa user, or null. */
  creatorOfUser(userId: string): Promise<Creator | null> {
    return withPlatform(this.pg, "resolve a creator", (tx) =>
      findCreatorByUser(tx, userId)
    )
  }
}

import { authorsOnSale, listPosts } from "@codex/content"
import { listFormerMembers } from "@codex/creators"
import { withPlatform, withTenant } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { contentUnpublishPostWorkflow } from "../workflows/unpublish-post"
import { connection } from "./scoped-post"

const BATCH = 50

interface Author {
  organizationId: string
  creatorId: string
}

/** Read before anything moves, so that no page shifts under the reader. */
async function idsOnSale(
  container: MedusaContainer,
  author: Author
): Promise<string[]> {
  const ids: string[] = []
  for (;;) {
    const { posts } = await withTenant(connection(container), author, (tx) =>
      listPosts(tx, {
        ...author,
        status: ["published"],
        order: "updated_at",
        descending: false,
        limit: BATCH,
        offset: ids.length,
      })
    )
    ids.push(...posts.map((post) => post.id))
    if (posts.length < BATCH) {
      return ids
    }
  }
}

/**
 * Takes everything of an author off sale in one organization. Who has bought
 * it keeps their access; what the author sells elsewhere stays (PRODUCT 15).
 * One that cannot be moved keeps none of the others.
 */
export async function hidePosts(
  container: MedusaContainer,
  author: Author
): Promise<number> {
  let hidden = 0
  for (const id of await idsOnSale(container, author)) {
    const { errors } = await contentUnpublishPostWorkflow(container).run({
      input: { organization_id: author.organizationId, post_id: id },
      throwOnError: false,
    })
    if (errors.length === 0) {
      hidden++
    } else {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
      logger.warn(
        `Post ${id} of a former member stays: ${String(errors[0]?.error)}`
      )
    }
  }
  return hidden
}

/** The same for all who have left: an event may be lost, the row is not. */
export async function hidePostsOfFormerMembers(
  container: MedusaContainer
): Promise<number> {
  const pg = connection(container)
  const left = await withPlatform(pg, "former members", async (tx) =>
    authorsOnSale(tx, await listFormerMembers(tx))
  )
  let hidden = 0
  for (const { organization_id: organizationId, creator_id } of left) {
    hidden += await hidePosts(container, {
      organizationId,
      creatorId: creator_id,
    })
  }
  return hidden
}

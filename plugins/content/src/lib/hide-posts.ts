import { listPosts } from "@codex/content"
import { listFormerMembers } from "@codex/creators"
import { withPlatform, withTenant } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { contentUnpublishPostWorkflow } from "../workflows/unpublish-post"
import { connection } from "./scoped-post"

const BATCH = 50

interface Author {
  organizationId: string
  creatorId: string
}

function onSale(container: MedusaContainer, author: Author) {
  const { organizationId } = author
  return withTenant(connection(container), { organizationId }, (tx) =>
    listPosts(tx, {
      ...author,
      status: ["published"],
      order: "updated_at",
      descending: false,
      limit: BATCH,
      offset: 0,
    })
  )
}

/**
 * Takes everything of an author off sale in one organization. Who has bought
 * it keeps their access; what the author sells elsewhere stays (PRODUCT 15).
 */
export async function hidePosts(
  container: MedusaContainer,
  author: Author
): Promise<number> {
  let hidden = 0
  for (;;) {
    const { posts } = await onSale(container, author)
    if (posts.length === 0) {
      return hidden
    }
    for (const { id } of posts) {
      await contentUnpublishPostWorkflow(container).run({
        input: { organization_id: author.organizationId, post_id: id },
      })
      hidden++
    }
  }
}

/** The same for all who have left: an event may be lost, the row is not. */
export async function hidePostsOfFormerMembers(
  container: MedusaContainer
): Promise<number> {
  const pg = connection(container)
  const former = await withPlatform(pg, "former members", listFormerMembers)
  let hidden = 0
  for (const { organization_id: organizationId, creator_id } of former) {
    hidden += await hidePosts(container, {
      organizationId,
      creatorId: creator_id,
    })
  }
  return hidden
}

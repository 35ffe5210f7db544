import { withPlatform, type Pg } from "@codex/kernel"
import { configureContent } from "./options"
import { listDeliverables } from "./store/deliverables"
import { getPost } from "./store/posts"
import type { ContentPost, PostDeliverable } from "./types"

interface Container {
  __pg_connection__: Pg
}

/** What a shop's own code can ask without opening a transaction. */
export default class ContentModuleService {
  protected readonly pg_: Pg

  constructor(container: Container, options?: Record<string, unknown>) {
    this.pg_ = container.__pg_connection__
    configureContent(options)
  }

  /** A post with its deliverables, or null. Spans organizations. */
  async retrievePost(
    id: string
  ): Promise<(ContentPost & { deliverables: PostDeliverable[] }) | null> {
    return withPlatform(this.pg_, "content: retrieve post", async (tx) => {
      const post = await getPost(tx, id)
      return post
        ? { ...post, deliverables: await listDeliverables(tx, [id]) }
        : null
    })
  }
}

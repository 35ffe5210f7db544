import { listPublicPosts } from "@codex/content"
import { listOrganizationsByIds } from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import type { SitemapResponse } from "../contract"

const PAGE_SIZE = 2_000

/** Pages that search engines may show: sellers and what they have on sale. */
export function sitemapPage(pg: Pg, page: number): Promise<SitemapResponse> {
  return withPlatform(pg, "sitemap: what is on sale", async (tx) => {
    const offset = (page - 1) * PAGE_SIZE
    const posts = await listPublicPosts(tx, { limit: PAGE_SIZE, offset })
    const ids = [...new Set(posts.map((post) => post.organization_id))]
    const organizations = await listOrganizationsByIds(tx, ids)
    const handles = new Map(
      organizations
        .filter(({ status }) => status === "active")
        .map(({ id, handle }) => [id, handle])
    )
    const listed = posts.flatMap((post) => {
      const handle = handles.get(post.organization_id)
      const path = `/${handle}/${post.slug}`
      return handle ? [{ path, updated_at: post.updated_at.toISOString() }] : []
    })
    const sellers = [...handles.values()].map((handle) => `/${handle}`)
    return {
      pages: [...sellers.map((path) => ({ path })), ...listed],
      more: posts.length === PAGE_SIZE,
    }
  })
}

import { listPosts, priceLabel, type ContentPost } from "@codex/content"
import { registerAdminSearch, withPlatform } from "@codex/kernel"

registerAdminSearch("codex_post", async (pg, page) => {
  const { posts, count } = await withPlatform(pg, "⌘K: posts", (tx) =>
    listPosts(tx, { ...page, order: "updated_at", descending: true })
  )
  const hit = (post: ContentPost) => ({
    id: post.id,
    title: post.title,
    subtitle: priceLabel(post),
    to: `/posts?q=${encodeURIComponent(post.title)}`,
  })
  return { data: posts.map(hit), count }
})

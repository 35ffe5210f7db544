import { listPostsByIds } from "@codex/content"
import { listOrganizationsByIds } from "@codex/creators"
import type { Tx } from "@codex/kernel"

const unique = (ids: readonly string[]) => [...new Set(ids)]

/** Titles by post, those of posts that were taken down included. */
export async function titlesOf(
  tx: Tx,
  postIds: readonly string[]
): Promise<Map<string, string>> {
  const posts = await listPostsByIds(tx, unique(postIds))
  return new Map(posts.map((post) => [post.id, post.title]))
}

export async function organizationNames(
  tx: Tx,
  ids: readonly string[]
): Promise<Map<string, string>> {
  const organizations = await listOrganizationsByIds(tx, unique(ids))
  return new Map(organizations.map(({ id, name }) => [id, name]))
}

import { KeptWhileSame, pageVersion, slot, type Pg } from "@codex/kernel"
import { fail } from "./failures"
import { loadPost, type FoundPost } from "./owned-post"

/** A notice tells of everything here but a file that is thrown away. */
const MAX_AGE_MS = 5_000

const posts = slot<WeakMap<object, KeptWhileSame<FoundPost>>>(
  "access.kept-posts",
  () => new WeakMap()
)

function keptPosts(pg: Pg): KeptWhileSame<FoundPost> {
  const known = posts.get().get(pg)
  if (known) {
    return known
  }
  const changes = pageVersion(pg)
  const made = new KeptWhileSame<FoundPost>({
    version: () => changes.current,
    maxAgeMs: MAX_AGE_MS,
  })
  posts.get().set(pg, made)
  return made
}

/**
 * What there is to play, from memory while public pages show the same (ADR
 * 0040). Who may play it is asked for each time, and so is what is not there.
 */
export function keptPost(pg: Pg, postId: string): Promise<FoundPost> {
  return keptPosts(pg).of(postId, async () => {
    const found = await loadPost(pg, postId, true)
    if (!found.post) {
      throw fail("post_not_found")
    }
    return found
  })
}

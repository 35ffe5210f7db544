import { listUses, type ContentPost } from "@codex/content"
import { listOrganizationsByIds, type Organization } from "@codex/creators"
import { listHolders } from "@codex/entitlements"
import { withPlatform, type Pg, type Tx } from "@codex/kernel"
import { markAnnounced, nextNews, type FileVersion } from "@codex/media"
import { sendMessage } from "@codex/messages"
import { byId } from "../lib/deliverables"
import { postPath } from "../lib/library"

export interface Reader {
  id: string
  email: string
  first_name?: string | null
  last_name?: string | null
}

/** How many customers are read, and written to, at once. */
const BATCH = 200

interface News {
  version: FileVersion
  posts: Map<string, ContentPost>
  organizations: Map<string, Organization>
  /** Each once, with a post that gives them the file. */
  holders: { customer_id: string; post_id: string }[]
}

async function readNews(tx: Tx): Promise<News | null> {
  const version = await nextNews(tx)
  if (!version) {
    return null
  }
  const posts = await listUses(tx, version.asset_id)
  const sellers = posts.map((post) => post.organization_id)
  return {
    version,
    posts: byId(posts),
    organizations: byId(
      await listOrganizationsByIds(tx, [...new Set(sellers)])
    ),
    holders: await listHolders(
      tx,
      posts.map(({ id }) => id)
    ),
  }
}

/** One mail per version and buyer, whoever asks for it how often. */
async function tell(
  tx: Tx,
  { version, posts, organizations }: News,
  reader: Reader,
  postId: string
): Promise<void> {
  const post = posts.get(postId)
  if (!post) {
    return
  }
  const organizationId = post.organization_id
  const path = postPath(post, organizations.get(organizationId))
  const name = [reader.first_name, reader.last_name].filter(Boolean).join(" ")
  await sendMessage(tx, {
    type: "file_version",
    key: `${version.id}:${reader.id}`,
    to: { email: reader.email, ...(name ? { name } : {}) },
    organizationId,
    data: {
      ...(name ? { buyer_name: name } : {}),
      post_title: post.title,
      file_name: version.filename,
      what_changed: version.note,
      access_url: `/watch${path}`,
    },
  })
}

/**
 * Asks for the mails of the oldest version nobody was told of. Nothing is
 * locked: what two processes do at once, or one that died began, the key of
 * each mail makes one. Returns whether there was one.
 */
export async function announceOne(
  pg: Pg,
  readersOf: (ids: string[]) => Promise<Reader[]>
): Promise<boolean> {
  const news = await withPlatform(pg, "news of a file", readNews)
  if (!news) {
    return false
  }
  for (let from = 0; from < news.holders.length; from += BATCH) {
    const some = news.holders.slice(from, from + BATCH)
    const readers = byId(await readersOf(some.map((one) => one.customer_id)))
    await withPlatform(pg, "mail news of a file", async (tx) => {
      for (const { customer_id, post_id } of some) {
        const reader = readers.get(customer_id)
        if (reader) {
          await tell(tx, news, reader, post_id)
        }
      }
    })
  }
  await withPlatform(pg, "news of a file are out", (tx) =>
    markAnnounced(tx, news.version.id)
  )
  return true
}

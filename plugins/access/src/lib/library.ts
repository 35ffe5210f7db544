import type { ContentPost } from "@codex/content"
import type { Creator, Organization } from "@codex/creators"
import {
  decideAccess,
  progressPercent,
  wasBought,
  type AccessDecision,
  type Grant,
  type Progress,
} from "@codex/entitlements"
import type {
  ContinueWatchingItem,
  LibraryDeliverable,
  LibraryExtras,
  LibraryItem,
  LibraryResponse,
} from "../contract"

export interface LibraryFacts {
  grants: readonly Grant[]
  progress: readonly Progress[]
  posts: readonly ContentPost[]
  organizations: ReadonlyMap<string, Organization>
  creators: ReadonlyMap<string, Creator>
  /** Parts of each post, progress included. */
  deliverables: ReadonlyMap<string, LibraryDeliverable[]>
  /** Of posts that give more than what plays. */
  extras: ReadonlyMap<string, LibraryExtras>
  /** Posts that have a picture of their own to show. */
  pictured: ReadonlySet<string>
}

/** The post's address in the storefront, `/{organization}/{slug}`. */
export function postPath(
  post: Pick<ContentPost, "slug">,
  organization: Pick<Organization, "handle"> | undefined
): string {
  return `/${organization?.handle ?? ""}/${post.slug}`
}

const isListed = (post: ContentPost): boolean =>
  post.status === "published" && post.deleted_at === null

/** The catalogue's cover, which only exists while the post is on sale. */
function coverUrl(post: ContentPost, facts: LibraryFacts): string | null {
  const handle = facts.organizations.get(post.organization_id)?.handle
  if (handle && isListed(post)) {
    return `/api/catalog/${handle}/${post.slug}/cover`
  }
  return facts.pictured.has(post.id) ? `/api/library/${post.id}/cover` : null
}

/** How access stands, in the words of the library. */
export function accessState(access: AccessDecision<Grant>) {
  if (access.allowed) {
    return { state: "live" as const, expires: access.expiresAt }
  }
  const expires = access.grant?.expires_at ?? null
  if (access.reason === "suspended") {
    const refunded = access.grant?.suspend_reason === "refund"
    return {
      state: refunded ? ("revoked" as const) : ("suspended" as const),
      expires,
    }
  }
  if (access.reason === "revoked") {
    // Taken back by hand: over, but no refund, nor on the day it would have ended.
    return access.grant && wasBought(access.grant)
      ? { state: "revoked" as const, expires }
      : { state: "expired" as const, expires: null }
  }
  return { state: "expired" as const, expires }
}

const latest = (rows: readonly Progress[]): Date | null =>
  rows.reduce<Date | null>(
    (last, { updated_at }) => (!last || updated_at > last ? updated_at : last),
    null
  )

const earliest = (grants: readonly Grant[]): Date =>
  new Date(Math.min(...grants.map(({ starts_at }) => starts_at.getTime())))

/** Duration-weighted when every length is known, by parts otherwise. */
export function percentOf(
  parts: readonly LibraryDeliverable[],
  progress: readonly Progress[]
): number {
  const known = parts.every(({ duration_ms }) => duration_ms)
  return progressPercent(
    parts.map((part) => {
      const duration_ms = known ? (part.duration_ms ?? 0) : 1
      const seen = progress.find((row) => row.asset_id === part.asset_id)
      const position_ms = seen
        ? (seen.position_ms / seen.duration_ms) * duration_ms
        : 0
      return { duration_ms, position_ms, completed: part.completed }
    })
  )
}

function organizationRef(row: Organization | undefined) {
  return row ? { id: row.id, name: row.name, handle: row.handle } : null
}

function creatorRef(row: Creator | undefined) {
  return row
    ? { id: row.id, display_name: row.display_name, handle: row.handle }
    : null
}

const NO_EXTRAS: LibraryExtras = { files: 0, links: 0, embeds: 0 }

function toItem(
  post: ContentPost,
  facts: LibraryFacts,
  now: Date
): LibraryItem {
  const grants = facts.grants.filter(({ post_id }) => post_id === post.id)
  const progress = facts.progress.filter(({ post_id }) => post_id === post.id)
  const deliverables = facts.deliverables.get(post.id) ?? []
  const organization = facts.organizations.get(post.organization_id)
  const { state, expires } = accessState(decideAccess(grants, now))
  return {
    post_id: post.id,
    title: post.title,
    path: postPath(post, organization),
    handle: organization?.handle ?? "",
    slug: post.slug,
    listed: isListed(post),
    organization: organizationRef(organization),
    creator: creatorRef(facts.creators.get(post.creator_id)),
    cover_url: coverUrl(post, facts),
    tags: post.tags,
    deliverables,
    extras: facts.extras.get(post.id) ?? NO_EXTRAS,
    progress_percent: percentOf(deliverables, progress),
    last_watched_at: latest(progress)?.toISOString() ?? null,
    purchased_at: earliest(grants).toISOString(),
    expires_at: expires?.toISOString() ?? null,
    state,
  }
}

/** Watched last comes first; what was never watched counts from its purchase. */
function recency(item: LibraryItem): string {
  return item.last_watched_at && item.last_watched_at > item.purchased_at
    ? item.last_watched_at
    : item.purchased_at
}

function continueWatching(
  items: readonly LibraryItem[],
  progress: readonly Progress[]
): ContinueWatchingItem[] {
  const live = new Map(
    items
      .filter(({ state }) => state === "live")
      .map((item) => [item.post_id, item])
  )
  return [...progress]
    .sort((a, b) => b.updated_at.getTime() - a.updated_at.getTime())
    .flatMap((row) => {
      const item = live.get(row.post_id)
      const part = item?.deliverables.find((d) => d.asset_id === row.asset_id)
      const started = row.resume_ms > 0 && !row.completed
      return item && part && started
        ? [
            {
              ...item,
              asset_id: part.asset_id,
              position_ms: part.position_ms,
              duration_ms: part.duration_ms,
            },
          ]
        : []
    })
}

/**
 * Everything the customer ever got, whatever became of the listing: deleted
 * and unpublished posts stay for those who own them (PRODUCT decision 15).
 */
export function buildLibrary(facts: LibraryFacts, now: Date): LibraryResponse {
  const owned = new Set(facts.grants.map(({ post_id }) => post_id))
  const items = facts.posts
    .filter(({ id }) => owned.has(id))
    .map((post) => toItem(post, facts, now))
    .sort((a, b) => (recency(a) < recency(b) ? 1 : -1))
  return { items, continue_watching: continueWatching(items, facts.progress) }
}

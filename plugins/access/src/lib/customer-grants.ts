import { grantState, type Grant, type Progress } from "@codex/entitlements"
import type { CustomerGrant } from "../contract"
import { percentOf, postPath, type LibraryFacts } from "./library"

function lastWatched(progress: readonly Progress[]): string | null {
  const times = progress.map(({ updated_at }) => updated_at.getTime())
  return times.length > 0 ? new Date(Math.max(...times)).toISOString() : null
}

function toRow(grant: Grant, facts: LibraryFacts, now: Date): CustomerGrant {
  const post = facts.posts.find(({ id }) => id === grant.post_id)
  const progress = facts.progress.filter((p) => p.post_id === grant.post_id)
  const parts = facts.deliverables.get(grant.post_id) ?? []
  return {
    id: grant.id,
    source_id: grant.source_id,
    post_id: grant.post_id,
    title: post?.title ?? null,
    path: post
      ? postPath(post, facts.organizations.get(post.organization_id))
      : null,
    source_kind: grant.source_kind,
    state: grantState(grant, now),
    starts_at: grant.starts_at.toISOString(),
    expires_at: grant.expires_at?.toISOString() ?? null,
    revoked_at: grant.revoked_at?.toISOString() ?? null,
    revoke_reason: grant.revoke_reason ?? grant.suspend_reason,
    progress_percent: percentOf(parts, progress),
    last_watched_at: lastWatched(progress),
  }
}

/** Every grant of a customer as an operator sees it, newest first. */
export function toCustomerGrants(
  facts: LibraryFacts,
  now: Date
): CustomerGrant[] {
  return facts.grants.map((grant) => toRow(grant, facts, now))
}

import type { PostDeliverable } from "@codex/content"
import {
  accessOptions,
  explainAccess,
  listProgress,
  signPlaybackToken,
  startSession,
  type PlaybackSource,
  type Progress,
  type StartedSession,
} from "@codex/entitlements"
import { withTenant, type Pg } from "@codex/kernel"
import {
  isWhole,
  publishedEntry,
  publishedPrefix,
  STORYBOARD,
  type ListedTrack,
} from "@codex/media"
import type { PlaybackResponse, PlaybackTrack } from "../contract"
import { WAVEFORM } from "../domain/content-type"
import { textPath } from "../gateway/send-text"
import { isPlayable, toDeliverables } from "./deliverables"
import { fail } from "./failures"
import { keptPost } from "./kept-post"
import { owned, type PlayablePost, type PostAccess } from "./owned-post"
import { playbackCookie } from "./playback-cookie"

export interface StartPlaybackInput {
  customerId: string
  postId: string
  assetId?: string
  device?: string
  /** A player of theirs that makes room for this one. */
  insteadOf?: string
}

/** The part asked for, else the one watched last, else the first. */
function pickPart(
  parts: readonly PostDeliverable[],
  progress: readonly Progress[],
  assetId: string | undefined
): PostDeliverable {
  const wanted = assetId ?? progress[0]?.asset_id
  const part = parts.find((row) => row.asset_id === wanted)
  if (assetId && !part) {
    throw fail("deliverable_not_found")
  }
  const first = part ?? parts[0]
  if (!first) {
    throw fail("nothing_to_play")
  }
  return first
}

function sourceOf({ post, assets }: PostAccess, part: PostDeliverable) {
  const asset = assets.get(part.asset_id)
  const prefix = asset && publishedPrefix(asset)
  // Its rows say that a file never plays; the compiler does not know them.
  if (!asset?.playable || !prefix || asset.kind === "file") {
    throw fail("media_not_ready")
  }
  return {
    organizationId: post.organization_id,
    postId: post.id,
    assetId: asset.id,
    creatorId: asset.creator_id,
    kind: asset.kind,
    version: asset.active_version ?? 0,
    mediaPrefix: prefix,
    entryFile: publishedEntry(asset),
  } satisfies PlaybackSource
}

/**
 * Opens a playback session: what the player needs, and the cookie that goes
 * with it. Access is checked again by the statement that writes the row.
 */
export async function startPlayback(
  pg: Pg,
  { customerId, postId, assetId, ...player }: StartPlaybackInput
): Promise<{ body: PlaybackResponse; cookie: string }> {
  const options = accessOptions.get()
  const found = await keptPost(pg, postId)
  return withTenant(pg, { customerId }, async (tx) => {
    const post = owned(found, await explainAccess(tx, customerId, postId))
    const progress = await listProgress(tx, customerId, postId)
    const playable = post.parts.filter(isPlayable)
    const part = pickPart(playable, progress, assetId)
    const started = await startSession(tx, {
      ...sourceOf(post, part),
      ...player,
      customerId,
      leaseMinutes: options.leaseMinutes,
      maxSessions: options.maxSessions,
    })
    const token = signPlaybackToken(options.playbackSecret, started.session)
    return {
      body: toBody(post, part, progress, started, token),
      cookie: playbackCookie(token, started.secret),
    }
  })
}

/** In the order a menu shows them: captions, subtitles; chapters apart. */
function toTracks(
  tracks: readonly ListedTrack[],
  assetId: string,
  base: string
): PlaybackTrack[] {
  return tracks
    .filter((track) => track.asset_id === assetId)
    .map(({ id, kind, language, label }) => ({
      kind,
      language,
      label,
      url: `${base}/${textPath(id)}`,
    }))
}

function toBody(
  { post, parts, assets, tracks }: PlayablePost,
  part: PostDeliverable,
  progress: readonly Progress[],
  { session, moved }: StartedSession,
  token: string
): PlaybackResponse {
  const deliverables = toDeliverables(parts, assets, progress)
  const current = deliverables.find((row) => row.asset_id === part.asset_id)
  const base = `/media/${token}`
  const asset = assets.get(part.asset_id)
  const hasWaveform = asset?.kind === "audio" && asset.has_waveform
  return {
    session_id: session.id,
    post_id: post.id,
    asset_id: session.asset_id,
    kind: session.kind,
    url: `${base}/${session.entry_file}`,
    title: part.title || post.title,
    post_title: post.title,
    position_ms: current?.position_ms ?? 0,
    duration_ms: current?.duration_ms ?? null,
    partial: session.kind === "video" && !isWhole(session),
    lease_until: session.lease_until.toISOString(),
    storyboard_url: asset?.has_storyboard ? `${base}/${STORYBOARD}` : null,
    waveform_url: hasWaveform ? `${base}/${WAVEFORM}` : null,
    tracks: toTracks(tracks, session.asset_id, base),
    deliverables,
    closed_sessions: moved,
  }
}

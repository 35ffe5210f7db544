import { z } from "zod"

/** An id of ours or of Medusa's: `post_01J…`, `cus_01J…`. */
const id = z.string().regex(/^[A-Za-z0-9_]{1,64}$/)
const ms = z.number().int().min(0).max(2_000_000_000)

export const accessQuery = z.strictObject({ post_id: id })
export type AccessQuery = z.infer<typeof accessQuery>

export const startPlaybackBody = z.strictObject({
  asset_id: id.optional(),
  /** A player of one's own that makes room: its session stops. */
  instead_of: id.optional(),
})
export type StartPlaybackBody = z.infer<typeof startPlaybackBody>

export const emptyBody = z.strictObject({})

export const progressBody = z.strictObject({
  post_id: id,
  asset_id: id,
  position_ms: ms,
  duration_ms: ms.min(1),
})
export type ProgressBody = z.infer<typeof progressBody>

export type MediaKind = "video" | "audio"

export interface LibraryDeliverable {
  asset_id: string
  kind: MediaKind
  title: string
  duration_ms: number | null
  /** Where to start; 0 once it was watched to the end. */
  position_ms: number
  completed: boolean
}

/** What of a post does not play, counted. */
export interface LibraryExtras {
  files: number
  links: number
  embeds: number
}

export interface LibraryItem {
  post_id: string
  title: string
  /** Address of the post in the storefront: `/{handle}/{slug}`. */
  path: string
  /** Handle of the organization that sold it. */
  handle: string
  slug: string
  /** False when it is not on sale any more; owners keep it. */
  listed: boolean
  organization: { id: string; name: string; handle: string } | null
  creator: { id: string; display_name: string; handle: string } | null
  cover_url: string | null
  tags: string[]
  deliverables: LibraryDeliverable[]
  extras: LibraryExtras
  progress_percent: number
  last_watched_at: string | null
  purchased_at: string
  expires_at: string | null
  state: "live" | "suspended" | "expired" | "revoked"
}

/** The part of a post to go on with; more of the post is in `items`. */
export interface ContinueWatchingItem extends LibraryItem {
  asset_id: string
  position_ms: number
  duration_ms: number | null
}

export interface LibraryResponse {
  items: LibraryItem[]
  continue_watching: ContinueWatchingItem[]
}

export interface AccessResponse {
  owned: boolean
  granted_by: string | null
  expires_at: string | null
  /** `none` where there never was any. */
  state: LibraryItem["state"] | "none"
}

/** A text that goes with the picture, as WebVTT. */
export interface PlaybackTrack {
  kind: "captions" | "subtitles" | "chapters"
  /** BCP 47. */
  language: string
  label: string
  url: string
}

export interface PlaybackResponse {
  session_id: string
  post_id: string
  asset_id: string
  kind: MediaKind
  /** Same origin; the cookie set by this answer goes with it. */
  url: string
  title: string
  post_title: string
  position_ms: number
  duration_ms: number | null
  /** Only the beginning is there so far; the rest is being made. */
  partial: boolean
  lease_until: string
  /** WebVTT whose cues are places in pictures for the seek bar. */
  storyboard_url: string | null
  tracks: PlaybackTrack[]
  /** A sound file as a picture, to be drawn as its seek bar. */
  waveform_url: string | null
  deliverables: LibraryDeliverable[]
  /** Players elsewhere that were closed to make room for this one. */
  closed_sessions: number
}

/** `GET /api/playback-sessions`: players that hold a place, oldest first. */
export interface PlayersResponse {
  players: {
    session_id: string
    /** “Firefox · macOS”; empty when that is not known. */
    device: string
    /** Of the post it plays. */
    title: string
    started_at: string
  }[]
}

export interface RenewResponse {
  session_id: string
  lease_until: string
  /** More of the video is there than this session plays: open another one. */
  outdated: boolean
}

/** Codes of the 403 a media URL answers with. */
export type GatewayCode =
  "playback_denied" | "playback_moved" | "playback_expired" | "not_entitled"

/** Why; kept in the audit log. */
const reason = z.string().trim().min(3).max(500)
/** When access ends; null where it does not. */
const end = z.iso.datetime({ offset: true }).nullable()

export const giveAccessBody = z.strictObject({
  post_id: id,
  expires_at: end,
  reason,
  /** The same key again changes nothing. */
  idempotency_key: z.string().min(8).max(100),
})
export type GiveAccessBody = z.infer<typeof giveAccessBody>

export const extendAccessBody = z.strictObject({ expires_at: end, reason })
export type ExtendAccessBody = z.infer<typeof extendAccessBody>

export const takeBackBody = z.strictObject({ reason })
export type TakeBackBody = z.infer<typeof takeBackBody>

export interface CustomerGrant {
  id: string
  /** What gave it; for bought access the purchase. Several posts may share it. */
  source_id: string
  post_id: string
  title: string | null
  path: string | null
  source_kind: string
  state: "live" | "not_started" | "suspended" | "expired" | "revoked"
  starts_at: string
  expires_at: string | null
  revoked_at: string | null
  revoke_reason: string | null
  progress_percent: number
  last_watched_at: string | null
}

export interface CustomerGrantsResponse {
  grants: CustomerGrant[]
}

/** `POST /api/downloads/:post_id` */
export const downloadBody = z.strictObject({ asset_id: id })
export type DownloadBody = z.infer<typeof downloadBody>

export interface DownloadResponse {
  /** `/download/{token}`: good for one GET. */
  url: string
  expires_at: string
}

export interface OwnedFile {
  kind: "file"
  id: string
  asset_id: string
  title: string
  filename: string
  /** `PDF`, `EPUB`, … */
  file_type: string
  size_bytes: number
  /** Counts from 1. */
  version: number
  /** What changed in it; empty in the first. */
  version_note: string
}

export interface OwnedLink {
  kind: "link"
  id: string
  title: string
  url: string
}

export interface OwnedEmbed {
  kind: "embed"
  id: string
  title: string
  /** For a sandboxed frame, on a host that sets no cookies. */
  frame_url: string
}

/** `GET /api/library/:post_id/items`: what a post gives beside what plays. */
export interface OwnedItemsResponse {
  downloads_allowed: boolean
  items: (OwnedFile | OwnedLink | OwnedEmbed)[]
}

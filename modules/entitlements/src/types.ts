/** Why a grant exists (PRODUCT, "Grant"). */
export type GrantSourceKind =
  | "purchase"
  | "free"
  | "manual"
  | "gift"
  | "promotion"
  | "tier"
  | "bundle"
  | "preview"

export interface Grant {
  id: string
  customer_id: string
  organization_id: string
  post_id: string
  source_kind: GrantSourceKind
  source_id: string
  starts_at: Date
  expires_at: Date | null
  revoked_at: Date | null
  revoke_reason: string | null
  /** Set while a refund or a dispute stands in the way. */
  suspended_at: Date | null
  suspend_reason: string | null
  created_at: Date
}

export type MediaKind = "video" | "audio"

/** Why a session ended before its lease did. */
export type CloseReason = "moved" | "access_revoked" | "lease_ended" | "left"

export interface PlaybackSession {
  id: string
  customer_id: string
  organization_id: string
  post_id: string
  asset_id: string
  creator_id: string
  kind: MediaKind
  /** Published version of the asset the session is bound to. */
  version: number
  /** Storage prefix of that version, with a slash at its end. */
  media_prefix: string
  /** The file a player opens first: `master.m3u8`, `audio.mp3` … */
  entry_file: string
  secret_hash: string
  /** Where it plays; empty when that is not known. */
  device: string
  lease_until: Date
  revoked_at: Date | null
  revoke_reason: CloseReason | null
  last_seen_at: Date
  created_at: Date
}

/** Leave to download one file, once. */
export interface DownloadTicket {
  token_hash: string
  /** Whose file it is. */
  creator_id: string
  asset_id: string
  holder: "customer" | "creator"
  customer_id: string | null
  /** The post that gives it; null for the creator's own. */
  post_id: string | null
  expires_at: Date
  spent_at: Date | null
  created_at: Date
}

/** A file of a post that a customer has taken. */
export interface Download {
  post_id: string
  asset_id: string
  downloaded_at: Date
}

export interface Progress {
  customer_id: string
  post_id: string
  asset_id: string
  /** Where the last report was, the end included. */
  position_ms: number
  /** Where to start next time: 0 once it was watched to the end. */
  resume_ms: number
  duration_ms: number
  /** Sticky: watching it again does not undo it. */
  completed: boolean
  completed_at: Date | null
  updated_at: Date
}

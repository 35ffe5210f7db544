export type EndReason =
  | "signed_out"
  | "signed_out_everywhere"
  | "password_changed"
  | "email_changed"
  | "mfa_changed"
  | "suspended"
  | "account_deleted"

/** One login on one device. The row decides, not the token that names it. */
export interface LoginSession {
  id: string
  /** Empty for a guest, who has proven an address and has no login. */
  auth_identity_id: string
  actor_type: string
  /** Null until a registration or a second factor is complete. */
  actor_id: string | null
  auth_provider: string | null
  device: string
  ip_prefix: string
  idle_seconds: number
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  confirmed_at: Date | null
  ended_at: Date | null
  end_reason: EndReason | null
}

/** What a process keeps of a session that may be used. */
export type LiveSession = Pick<
  LoginSession,
  | "id"
  | "auth_identity_id"
  | "actor_type"
  | "actor_id"
  | "expires_at"
  | "confirmed_at"
>

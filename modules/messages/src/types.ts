import type { MessageData, MessageType } from "./domain/types-of-mail"

export type DeliveryState =
  "pending" | "sent" | "kept" | "skipped" | "failed" | "bounced"

/** An address, or a creator, whose address is looked up when it is sent. */
export type Recipient =
  { email: string; name?: string | undefined } | { creatorId: string }

export interface NewMessage<Type extends MessageType> {
  type: Type
  /** What it is about: one mail per type and key, however often asked for. */
  key: string
  to: Recipient
  /** Whose words and whose brand; the platform's without one. */
  organizationId?: string | undefined
  data: MessageData<Type>
}

export interface Delivery {
  id: string
  type: string
  ref_key: string
  organization_id: string | null
  to_creator_id: string | null
  to_email: string | null
  to_name: string | null
  data: Record<string, unknown>
  secret: boolean
  state: DeliveryState
  attempts: number
  fence: bigint
  last_error: string | null
  next_at: Date
  from_header: string | null
  reply_to: string | null
  subject: string | null
  html: string | null
  plain: string | null
  message_id: string | null
  created_at: Date
  finished_at: Date | null
}

export type EmailEventKind =
  | "attempt_failed"
  | "default_used"
  | "sent"
  | "kept"
  | "skipped"
  | "failed"
  | "bounced"
  | "complained"
  | "clicked"
  | "resent"

export interface EmailEvent {
  kind: EmailEventKind
  detail: string | null
  occurred_at: Date
}

/** Words in place of the catalogue's; null is the catalogue's. */
export interface TemplateWords {
  subject: string | null
  heading: string | null
  body: string | null
  button: string | null
}

export interface Template extends TemplateWords {
  type: string
  enabled: boolean
  /** Why it could not be used last time. */
  problem: string | null
  problem_at: Date | null
  updated_by: string | null
  updated_at: Date
}

export interface Sender {
  from_name: string | null
  reply_to: string | null
}

export type RefusalReason = "unsubscribed" | "bounced" | "complained"

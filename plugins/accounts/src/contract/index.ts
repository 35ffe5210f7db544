import { z } from "zod"

export * from "./email"
export * from "./people"
export * from "./phone"
export * from "./second-factor"
export * from "./sign-up"

/** A session as its owner sees it. */
export const sessionView = z.object({
  id: z.string(),
  device: z.string(),
  /** The network, never the full address. */
  ip_prefix: z.string(),
  created_at: z.string(),
  last_seen_at: z.string(),
  /** The one that asks. */
  current: z.boolean(),
})
export type SessionView = z.infer<typeof sessionView>

/** `GET /api/account/sessions` and `GET /admin/account/sessions` */
export interface SessionList {
  sessions: SessionView[]
}

/** `POST …/sign-out-everywhere` */
export const signOutBody = z.strictObject({
  /** The asking device stays signed in. */
  keep_this: z.boolean().default(false),
})
export type SignOutBody = z.infer<typeof signOutBody>

/** `POST /api/account/password` */
export const passwordBody = z.strictObject({
  current: z.string().min(1).max(1_000),
  /** Its rules are the server's; see `domain/password.ts`. */
  next: z.string().min(1).max(1_000),
})
export type PasswordBody = z.infer<typeof passwordBody>

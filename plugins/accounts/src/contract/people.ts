import { z } from "zod"

/** Roles that are given; an organization has its owner from the start. */
export const GIVEN_ROLES = ["admin", "creator", "member"] as const
export type GivenRole = (typeof GIVEN_ROLES)[number]

/** `POST /admin/studio/people/:creator_id` */
export const memberBody = z.strictObject({ role: z.enum(GIVEN_ROLES) })
export type MemberBody = z.infer<typeof memberBody>

/** `POST /admin/studio/people/:creator_id/owner` */
export const handOverBody = z.strictObject({
  password: z.string().min(1).max(1_000),
})
export type HandOverBody = z.infer<typeof handOverBody>

export interface PersonView {
  creator_id: string
  name: string
  handle: string
  role: "owner" | GivenRole
  since: string
  /** Who asks. */
  you: boolean
  /** Whether who asks may give this person another role, or remove them. */
  editable: boolean
}

export interface SentInvitation {
  id: string
  email: string
  role: GivenRole
  sent_at: string
  valid_until: string
  expired: boolean
  /** Whether who asks may send it again or withdraw it. */
  editable: boolean
}

/** `GET /admin/studio/people` */
export interface StudioPeople {
  organization: string
  /** Works for one creator only; others cannot be asked. */
  personal: boolean
  /** Roles that who asks may give; none: they see who is here. */
  gives: GivenRole[]
  people: PersonView[]
  invitations: SentInvitation[]
}

/** `GET /admin/account/invitations/:token` */
export interface InvitationView {
  organization: string
  handle: string
  role: GivenRole
  inviter: string
  /** Where it was sent; the login that answers may have another address. */
  email: string
  valid_until: string
  /** Works there already. */
  member: boolean
}

/** `POST /admin/account/invitations/:token/accept` */
export interface InvitationAccepted {
  organization_id: string
  organization: string
}

/** `POST /admin/account/organizations` */
export const organizationBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** Its rules are the server's (`normalizeHandle`, `checkHandle`). */
  handle: z.string().trim().min(1).max(64),
})
export type OrganizationBody = z.infer<typeof organizationBody>

export interface OrganizationMade {
  id: string
  name: string
  handle: string
}

import { z } from "zod"
import { waterfallSchema } from "./waterfall"

const bps = z.number().int().min(1).max(10_000)

/** Who gets a part: the brand, somebody with a page here, or an address. */
const partyInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("organization"), bps }),
  z.strictObject({
    kind: z.literal("creator"),
    handle: z.string().trim().min(1).max(64),
    bps,
  }),
  z.strictObject({
    kind: z.literal("guest"),
    email: z.email().max(254),
    name: z.string().trim().min(1).max(120),
    bps,
  }),
])

/** `POST /admin/studio/agreements` */
export const agreementBody = z.strictObject({
  name: z.string().trim().min(2).max(120),
  /** For one post, by its id; else for the posts of one creator; else all. */
  post_id: z.string().max(64).optional(),
  creator_handle: z.string().trim().max(64).optional(),
  starts_at: z.iso.datetime().optional(),
  ends_at: z.iso.datetime().optional(),
  parties: z.array(partyInput).min(1).max(10),
})
export type AgreementBody = z.infer<typeof agreementBody>
export type PartyInput = z.infer<typeof partyInput>

const party = z.object({
  name: z.string(),
  kind: z.enum(["organization", "creator", "guest"]),
  bps: z.number().int(),
  state: z.enum(["asked", "accepted", "declined", "held"]),
  yours: z.boolean(),
})

const agreement = z.object({
  id: z.string(),
  name: z.string(),
  organization: z.string(),
  /** What it is about, in words: a title, a name, or nothing for all. */
  about: z.enum(["post", "creator", "all"]),
  subject: z.string().nullable(),
  state: z.enum(["proposed", "active", "declined", "withdrawn", "ended"]),
  starts_at: z.string(),
  ends_at: z.string().nullable(),
  parties: z.array(party),
  may_answer: z.boolean(),
  may_end: z.boolean(),
  /** What a sale would mean under it. */
  example: waterfallSchema,
})
export type AgreementView = z.infer<typeof agreement>

export const agreementsResponse = z.object({
  agreements: z.array(agreement),
  may_propose: z.boolean(),
  /** A share was promised to this person's e-mail address before. */
  claimable: z.boolean(),
})
export type AgreementsResponse = z.infer<typeof agreementsResponse>

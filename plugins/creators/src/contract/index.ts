import { z } from "zod"

export { contrast, parseHex } from "./brand/colour"
export * from "./brand/palette"
export * from "./rich-text"
export * from "./saved-views"
export * from "./settings"

const organization = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string(),
  kind: z.enum(["personal", "brand"]),
  role: z.enum(["owner", "admin", "creator", "member"]),
  currency_code: z.string(),
  /** Why an operator has taken it off the shop; null where nobody has. */
  suspend_reason: z.string().nullable(),
})

/** `GET /admin/studio/me` */
export const studioMe = z.object({
  creator: z.object({
    id: z.string(),
    display_name: z.string(),
    handle: z.string(),
    bio: z.string(),
    /** False: the operator has not looked yet, and nothing can be published. */
    approved: z.boolean(),
  }),
  organization,
  organizations: z.array(organization),
  role: organization.shape.role,
  /** Also holds a role beyond Studio, so the whole admin is open. */
  operator: z.boolean(),
  /** An operator looks on: everything is shown, nothing can be changed. */
  viewed: z.boolean(),
  storefront_url: z.string().nullable(),
})
export type StudioMe = z.infer<typeof studioMe>

const listQuery = z.strictObject({
  q: z.string().trim().min(1).max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
})

/** `GET /admin/creators` */
export const creatorsQuery = listQuery.extend({
  /** `waiting` may sell once an operator has looked. */
  status: z.enum(["active", "waiting", "suspended"]).optional(),
  order: z
    .enum(["created_at", "-created_at", "display_name", "-display_name"])
    .optional(),
})
export type CreatorsQuery = z.infer<typeof creatorsQuery>

/** `GET /admin/organizations` */
export const organizationsQuery = listQuery.extend({
  status: z.enum(["active", "suspended"]).optional(),
  order: z.enum(["created_at", "-created_at", "name", "-name"]).optional(),
})
export type OrganizationsQuery = z.infer<typeof organizationsQuery>

/** `POST /admin/creators/:id`, `POST /admin/organizations/:id` */
export const statusBody = z
  .strictObject({
    status: z.enum(["active", "suspended"]),
    /** Who is suspended reads it; it is kept in the audit log. */
    reason: z.string().trim().min(3).max(500).optional(),
  })
  .refine(({ status, reason }) => status === "active" || reason, {
    path: ["reason"],
    message: "Say why.",
  })
export type StatusBody = z.infer<typeof statusBody>

/** One row of `GET /admin/organizations`. */
export interface OrganizationListItem {
  id: string
  name: string
  handle: string
  kind: "personal" | "brand"
  status: "active" | "suspended"
  suspend_reason: string | null
  owner_name: string
  member_count: number
  created_at: string
}

export const creatorListItem = z.object({
  id: z.string(),
  display_name: z.string(),
  handle: z.string(),
  status: z.enum(["active", "suspended"]),
  approved: z.boolean(),
  email: z.string().nullable(),
  created_at: z.string(),
  organizations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      handle: z.string(),
      role: z.string(),
    })
  ),
})
export type CreatorListItem = z.infer<typeof creatorListItem>

import { z } from "zod"

/** A list of an operator, as its plugin names it: `codex_purchase`. */
const list = z.string().regex(/^[a-z][a-z0-9_]{2,40}$/)

/** `GET /admin/saved-views` */
export const savedViewsQuery = z.strictObject({ list })
export type SavedViewsQuery = z.infer<typeof savedViewsQuery>

/** What a list is narrowed by and ordered by; the list reads what it knows. */
export const viewChoice = z.object({
  search: z.string().trim().max(120).default(""),
  filters: z
    .record(z.string().min(1).max(40), z.string().min(1).max(100))
    .refine((filters) => Object.keys(filters).length <= 20)
    .default({}),
  sorting: z
    .object({ id: z.string().min(1).max(40), desc: z.boolean() })
    .nullable()
    .default(null),
})

/** `POST /admin/saved-views`: keeps a view, or replaces the one of its name. */
export const savedViewBody = viewChoice
  .extend({ list, name: z.string().trim().min(1).max(60) })
  .strict()
export type SavedViewBody = z.infer<typeof savedViewBody>

export interface SavedView extends z.infer<typeof viewChoice> {
  id: string
  name: string
}

/** `GET /admin/saved-views`, by name. */
export interface SavedViewsResponse {
  saved_views: SavedView[]
}

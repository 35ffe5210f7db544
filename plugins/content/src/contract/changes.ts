import { z } from "zod"

/** `GET /api/storefront-changes`; without `since` only a place to start. */
export const changesQuery = z
  .object({ since: z.iso.datetime().optional() })
  .strict()

export type ChangesQuery = z.infer<typeof changesQuery>

export interface ChangesResponse {
  /** The next `since`. */
  cursor: string
  /** SHA-256 of each handle whose pages changed, 16 digits of it. */
  tags: string[]
}

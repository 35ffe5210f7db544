import { z } from "zod"

/** Letters, digits, hyphens and underscores, in any case. */
export const discountCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9_-]{3,40}$/)

/** As typed; whether it is a number is read with its country, and said there. */
export const phone = z.string().trim().min(1).max(32)

/** ISO 3166-1, for a number written without its country code. */
export const country = z.string().regex(/^[A-Z]{2}$/)

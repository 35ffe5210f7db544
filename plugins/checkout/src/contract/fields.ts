import { z } from "zod"

/** Letters, digits, hyphens and underscores, in any case. */
export const discountCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9_-]{3,40}$/)

/** As people write it; whether it is one is read with its country. */
export const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9 ()./-]{4,24}$/)

/** ISO 3166-1, for a number written without its country code. */
export const country = z.string().regex(/^[A-Z]{2}$/)

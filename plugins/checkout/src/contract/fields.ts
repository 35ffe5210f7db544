import { z } from "zod"

/** Letters, digits, hyphens and underscores, in any case. */
export const discountCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9_-]{3,40}$/)

/** As people write it; kept as `+` and digits where it has a country code. */
export const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9 ()./-]{6,24}$/)
  .transform((text) => text.replace(/[^+0-9]/g, ""))

import { z } from "zod"
import { COUNTRIES } from "./countries"

/** A region that has no rate of its own. */
export const OTHER_REGION = "OTHER"

const upper = (text: string) => text.trim().toUpperCase()

const country = z
  .string()
  .transform(upper)
  .pipe(z.enum(COUNTRIES as [string, ...string[]]))

/** The part of ISO 3166-2 after the hyphen: `CA` of `US-CA`. */
const region = z
  .string()
  .transform(upper)
  .pipe(z.string().regex(/^([A-Z0-9]{1,3}|OTHER)$/))

const postalCode = z
  .string()
  .transform(upper)
  .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9 -]{1,11}$/))

/** Spaces, dots and hyphens are how people write it, not part of it. */
const taxId = z
  .string()
  .transform((text) => upper(text).replace(/[\s.-]/g, ""))
  .pipe(z.string().regex(/^[A-Z0-9]{5,20}$/))

export const taxPlaceFields = {
  country,
  region: region.optional(),
  postal_code: postalCode.optional(),
  /** Of a business: its VAT number, for the invoice and for reverse charge. */
  tax_id: taxId.optional(),
}

/** Where the buyer is, as far as tax needs it. */
export const taxPlace = z.strictObject(taxPlaceFields)

export type TaxPlace = z.infer<typeof taxPlace>

/** Why a sale carries no tax. */
export const taxReason = z.enum([
  "reverse_charge",
  "exempt",
  "zero_rated",
  "not_collecting",
])

export type TaxReason = z.infer<typeof taxReason>

export interface QuotedTax {
  label: string
  /** Parts per million: 19 % is 190000. */
  rate_ppm: number
  amount_minor: number
  /** Whether the price contains it, or it is added. */
  inclusive: boolean
  reason: TaxReason | null
}

export type PlaceField = "country" | "region" | "postal_code"

/** What the checkout asks, because tax depends on it. */
export interface AskedPlace {
  /** What the quote was made for, or what to propose. */
  country: string | null
  region: string | null
  postal_code: string | null
  tax_id: string | null
  asks: {
    /** Regions with a rate of their own; empty: not asked. */
    regions: string[]
    postal_code: boolean
    tax_id: boolean
  }
  missing: PlaceField[]
  /** Why there is no tax though nothing is missing. */
  problem: { code: string; message: string } | null
}

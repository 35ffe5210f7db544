import { z } from "@medusajs/framework/zod"
import { apiOptions, refuseInProduction } from "../../lib/stripe-options"

/** docs.stripe.com/tax/tax-codes: "General - Electronically Supplied Services". */
const ELECTRONIC_SERVICE = "txcd_10000000"
/** "General - Services": somebody's time, not a file. */
const SERVICE = "txcd_20030000"

const code = z.string().regex(/^txcd_\d{8}$/, "must look like txcd_10000000")

export const taxStripeOptions = z
  .strictObject({
    ...apiOptions,
    /** By product type; what is not named is an electronic service. */
    taxCodes: z.record(z.string(), code).default({}),
  })
  .superRefine(refuseInProduction)

export type TaxStripeOptions = z.infer<typeof taxStripeOptions>

const KNOWN: Readonly<Record<string, string>> = { session: SERVICE }

export const taxCodeOf = (
  { taxCodes }: Pick<TaxStripeOptions, "taxCodes">,
  productType: string
): string => taxCodes[productType] ?? KNOWN[productType] ?? ELECTRONIC_SERVICE

import { parseOptions, slot } from "@codex/kernel"
import { z } from "@medusajs/framework/zod"
import { stripeOptions } from "./lib/stripe-options"

const schema = z
  .strictObject({
    storefrontUrl: z.url("must be the address shoppers see"),
    demo: z
      .strictObject({
        secret: z.string().min(32, "must have at least 32 characters"),
      })
      .optional(),
    stripe: stripeOptions.optional(),
    /** Thresholds of the refund policy where an organization has none. */
    refunds: z
      .strictObject({
        windowDays: z.int().min(0).max(365).default(30),
        autoDays: z.int().min(0).max(365).default(7),
        autoPercent: z.int().min(0).max(100).default(10),
        escalateHours: z.int().min(1).max(720).default(72),
        /** `direct`: whether the platform gives its commission back as well. */
        applicationFee: z.boolean().default(true),
      })
      .prefault({}),
    ownedProviders: z.array(z.string().startsWith("pp_")).default([]),
    reservationMinutes: z.int().min(1).max(60).default(15),
  })
  .readonly()

export type CheckoutOptions = z.infer<typeof schema>

const options = slot<CheckoutOptions>("checkout.options")

/** Boot check: a wrong option stops the server and names its path. */
export function parseCheckoutOptions(
  input: Record<string, unknown> | undefined
): CheckoutOptions {
  return parseOptions("@codex/plugin-checkout", schema, input)
}

export function setOptions(input: Record<string, unknown> | undefined): void {
  options.set(parseCheckoutOptions(input))
}

export function checkoutOptions(): CheckoutOptions {
  return options.get()
}

/** The Medusa payment provider a paid checkout goes through. */
export function paymentProviderId(of: CheckoutOptions): string | undefined {
  if (of.stripe) {
    return "pp_stripe_stripe"
  }
  return of.demo ? "pp_demo_demo" : undefined
}

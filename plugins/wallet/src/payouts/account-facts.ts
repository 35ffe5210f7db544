import type { AccountFacts } from "@codex/payouts"
import { z } from "@medusajs/framework/zod"

const names = z.array(z.string()).nullish()

/** As much of Stripe's account as decides anything here. */
export const stripeAccount = z.object({
  object: z.literal("account"),
  id: z.string(),
  charges_enabled: z.boolean().optional(),
  payouts_enabled: z.boolean().optional(),
  details_submitted: z.boolean().optional(),
  requirements: z
    .object({
      currently_due: names,
      past_due: names,
      disabled_reason: z.string().nullish(),
    })
    .nullish(),
})

export function factsOfAccount(
  account: z.infer<typeof stripeAccount>
): AccountFacts {
  const { requirements: asked } = account
  return {
    charges_enabled: account.charges_enabled ?? false,
    payouts_enabled: account.payouts_enabled ?? false,
    details_submitted: account.details_submitted ?? false,
    missing: [
      ...new Set([...(asked?.currently_due ?? []), ...(asked?.past_due ?? [])]),
    ],
    disabled_reason: asked?.disabled_reason ?? null,
  }
}

/** The owner has cut the platform off: nothing may be charged any more. */
export const DISCONNECTED = {
  charges_enabled: false,
  payouts_enabled: false,
  disabled_reason: "disconnected",
} satisfies Partial<AccountFacts>

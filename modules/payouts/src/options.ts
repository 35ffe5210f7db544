import { parseOptions, slot } from "@codex/kernel"
import { z } from "@medusajs/framework/zod"
import { STRIPE_LIST_PRICE } from "./domain/processing-fee"

const bps = z.number().int().min(0).max(10_000)
const feeModel = z.strictObject({
  bps,
  fixedMinor: z.number().int().min(0),
  /** Currency of `fixedMinor`; other currencies are estimated by rate only. */
  currencyCode: z
    .string()
    .regex(/^[a-z]{3}$/)
    .optional(),
})

const schema = z.strictObject({
  /** Platform's rate where no commission rule applies. */
  defaultCommissionBps: bps.default(1_500),
  /** Organization's part of the rest where no split contract applies. */
  defaultOrganizationBps: bps.default(3_000),
  /** Days a sale stays pending before it becomes available. */
  holdDays: z.number().int().min(0).max(365).default(7),
  /** Days a buyer may ask for a refund; pending lasts at least as long. */
  refundWindowDays: z.number().int().min(0).max(365).default(7),
  /** The least one payout may be. */
  minimumPayoutMinor: z.number().int().min(1).default(1_000),
  /** Part of the last `reserveDays` of income that is not paid out. */
  reserveBps: bps.default(0),
  reserveDays: z.number().int().min(1).max(365).default(30),
  /** A creator with a balance below this cannot refund on their own. */
  negativeFloorMinor: z.number().int().max(0).default(-10_000),
  /** Hours before a new payout destination may be used. */
  coolDownHours: z.number().int().min(0).max(720).default(24),
  /** Rates an operator may set in a commission rule. */
  commissionRange: z
    .strictObject({ minBps: bps, maxBps: bps })
    .default({ minBps: 0, maxBps: 5_000 }),
  /** Seals account numbers at rest; without it only Stripe pays out. */
  destinationSecret: z.string().min(32).optional(),
  /** Payout rail of new destinations. */
  payoutProvider: z.enum(["manual", "stripe-connect"]).default("manual"),
  stripe: z
    .strictObject({ apiKey: z.string().min(1), apiBase: z.url().optional() })
    .optional(),
  /** Where Stripe sends a payee back to after onboarding. */
  adminUrl: z.url().default("http://localhost:9000/app"),
  /** How the processing fee is estimated, per payment provider. */
  processingFees: z
    .record(z.string(), feeModel)
    .default({ demo: STRIPE_LIST_PRICE, stripe: STRIPE_LIST_PRICE }),
  /** Whose fee a price preview estimates. */
  previewProvider: z.string().min(1).default("stripe"),
})

export type PayoutsOptions = z.infer<typeof schema>

export function parsePayoutsOptions(
  options: Record<string, unknown> | undefined
): PayoutsOptions {
  return parseOptions("@codex/plugin-wallet", schema, options)
}

const current = slot<PayoutsOptions>("payouts.options", () =>
  parsePayoutsOptions({})
)

/** The options in force; defaults where no plugin has set any. */
export const payoutsOptions = (): PayoutsOptions => current.get()

/** Module loader: a wrong option stops the boot with its path. */
export default async function loadOptions(args: {
  options?: Record<string, unknown>
}): Promise<void> {
  // Medusa adds its connection to every module's options.
  const { database: _database, ...own } = args.options ?? {}
  current.set(parsePayoutsOptions(own))
}

import { STRIPE_API_HOST } from "@codex/plugin-wallet/workflows"
import { z } from "@medusajs/framework/zod"

const SCRIPT_HOST = "js.stripe.com"

/** Keys of the stand-in and of documentation; no secret at all. */
const KNOWN_KEY = /^(sk|rk)_(test|live)_(fake|123|xxx|your)/i

// An empty or guessable secret verifies what anyone forges (MEDUSA A4).
const webhookSecret = z
  .string({ error: "is missing; it starts with whsec_" })
  .regex(/^whsec_.{24,}$/, "must look like whsec_… (Stripe, Webhooks)")
  .refine(
    (secret) => new Set(secret.slice("whsec_".length)).size >= 8,
    "repeats itself; copy the one Stripe shows for this endpoint"
  )

/** How the API is reached, whatever it is asked. */
export const apiOptions = {
  apiKey: z.string().min(1, "must not be empty"),
  apiBase: z.url().optional(),
}

const fields = z.strictObject({
  ...apiOptions,
  webhookSecret,
  /** Secret of the endpoint for connected accounts, a different one. */
  connectWebhookSecret: webhookSecret.optional(),
  scriptUrl: z.url().optional(),
})

interface Addresses {
  apiKey: string
  apiBase?: string | undefined
  scriptUrl?: string | undefined
}

interface Rule {
  path: keyof Addresses
  message: string
  broken: (given: Addresses) => boolean
}

const isElsewhere = (url: string | undefined, host: string) =>
  url !== undefined &&
  (new URL(url).protocol !== "https:" || new URL(url).host !== host)

/** What only a test may do. */
const PRODUCTION: readonly Rule[] = [
  {
    path: "apiKey",
    message: "is an example, not a key of your Stripe account",
    broken: ({ apiKey }) => KNOWN_KEY.test(apiKey),
  },
  {
    path: "apiBase",
    message: `must be https://${STRIPE_API_HOST} in production`,
    broken: ({ apiBase }) => isElsewhere(apiBase, STRIPE_API_HOST),
  },
  {
    path: "scriptUrl",
    message: `must be on https://${SCRIPT_HOST} in production`,
    broken: ({ scriptUrl }) => isElsewhere(scriptUrl, SCRIPT_HOST),
  },
]

interface Issues {
  addIssue(issue: { code: "custom"; path: string[]; message: string }): void
}

export function refuseInProduction(given: Addresses, context: Issues): void {
  if (process.env.NODE_ENV !== "production") {
    return
  }
  for (const { path, message, broken } of PRODUCTION) {
    if (broken(given)) {
      context.addIssue({ code: "custom", path: [path], message })
    }
  }
}

/** Stripe as an option: half-safe settings stop the boot. */
export const stripeOptions = fields.superRefine((given, context) => {
  const { webhookSecret: platform, connectWebhookSecret: connect } = given
  if (platform === connect) {
    context.addIssue({
      code: "custom",
      path: ["connectWebhookSecret"],
      message: "equals webhookSecret; each endpoint has its own",
    })
  }
  refuseInProduction(given, context)
})

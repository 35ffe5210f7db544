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

const fields = z.strictObject({
  apiKey: z.string().min(1, "must not be empty"),
  webhookSecret,
  /** Secret of the endpoint for connected accounts, a different one. */
  connectWebhookSecret: webhookSecret.optional(),
  apiBase: z.url().optional(),
  scriptUrl: z.url().optional(),
})

type Fields = z.infer<typeof fields>

interface Rule {
  path: keyof Fields
  message: string
  broken: (given: Fields) => boolean
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
  if (process.env.NODE_ENV !== "production") {
    return
  }
  for (const { path, message, broken } of PRODUCTION) {
    if (broken(given)) {
      context.addIssue({ code: "custom", path: [path], message })
    }
  }
})

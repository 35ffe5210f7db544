import { defineConfig } from "@medusajs/framework/utils"
import { env, purposeSecret, s3, transcoder } from "./medusa/env"
import { signInProviders } from "./medusa/sign-in"

/** Seconds. */
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const https = env.BACKEND_URL.startsWith("https:")
const stripeAccess = env.STRIPE_API_KEY
  ? { apiKey: env.STRIPE_API_KEY, apiBase: env.STRIPE_API_BASE }
  : undefined
const stripe = stripeAccess && {
  ...stripeAccess,
  webhookSecret: env.STRIPE_WEBHOOK_SECRET,
  connectWebhookSecret: env.STRIPE_CONNECT_WEBHOOK_SECRET,
  scriptUrl: env.STRIPE_SCRIPT_URL,
}

// Several processes are one shop only through these (ADR 0039): without them
// each has its own events, its own cache and its own locks.
const redisModules = env.REDIS_URL
  ? [
      {
        resolve: "@medusajs/medusa/event-bus-redis",
        options: {
          redisUrl: env.REDIS_URL,
          jobOptions: {
            // A subscriber that fails once is asked again; all of ours may be.
            attempts: 5,
            backoff: { type: "exponential", delay: 1_000 },
            removeOnFail: { age: 7 * DAY, count: 1_000 },
          },
        },
      },
      {
        resolve: "@medusajs/medusa/workflow-engine-redis",
        options: { redis: { redisUrl: env.REDIS_URL } },
      },
      {
        resolve: "@medusajs/medusa/locking",
        options: {
          providers: [
            {
              resolve: "@medusajs/medusa/locking-redis",
              id: "locking-redis",
              is_default: true,
              options: { redisUrl: env.REDIS_URL },
            },
          ],
        },
      },
      {
        resolve: "@medusajs/medusa/caching",
        options: {
          // What changed while Redis was away is wrong for this long at most.
          ttl: 5 * MINUTE,
          providers: [
            {
              resolve: "@medusajs/medusa/caching-redis",
              id: "caching-redis",
              is_default: true,
              options: { redisUrl: env.REDIS_URL },
            },
          ],
        },
      },
    ]
  : []

const paymentProviders = [
  { resolve: "@codex/plugin-checkout/providers/payment-demo", id: "demo" },
  ...(stripe
    ? [
        {
          resolve: "@codex/plugin-checkout/providers/payment-stripe",
          id: "stripe",
          options: stripe,
        },
      ]
    : []),
]

// Tax works without it: by the rates of the tax-region screens.
const taxProviders = stripeAccess
  ? [
      {
        resolve: "@codex/plugin-checkout/providers/tax-stripe",
        id: "stripe",
        options: stripeAccess,
      },
    ]
  : []

export default defineConfig({
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    databaseDriverOptions: { pool: { min: 1, max: 20 } },
    redisUrl: env.REDIS_URL,
    workerMode: env.MEDUSA_WORKER_MODE,
    http: {
      storeCors: env.STOREFRONT_URL,
      adminCors: env.BACKEND_URL,
      authCors: `${env.BACKEND_URL},${env.STOREFRONT_URL}`,
      jwtSecret: env.JWT_SECRET,
      cookieSecret: env.COOKIE_SECRET,
    },
    // Medusa marks the session cookie Secure in production; over plain HTTP
    // (a first start on localhost) express-session would then never set it.
    cookieOptions: { secure: https, sameSite: "lax" },
  },
  admin: { disable: env.MEDUSA_WORKER_MODE === "worker" },
  featureFlags: { rbac: true, caching: true },
  modules: [
    // The flag alone leaves the module disabled (MEDUSA Part 3.1).
    { resolve: "@medusajs/medusa/rbac" },
    {
      resolve: "@medusajs/medusa/auth",
      options: {
        providers: [
          {
            resolve: "@codex/plugin-accounts/providers/auth-emailpass",
            id: "emailpass",
          },
          ...signInProviders,
        ],
        mfa: {
          encryption_key: purposeSecret("second-factors"),
          providers: [
            {
              resolve: "@codex/plugin-accounts/providers/mfa-totp",
              id: "totp",
              options: { encryption_key: purposeSecret("second-factors") },
            },
          ],
        },
      },
    },
    // Texts to phones (`sms`): a shop that asks for phone numbers names its own
    // provider here (ADR 0030). With SMS_LOG they stand in the server's log.
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/notification-local",
            id: "local",
            options: {
              name: "Local",
              channels: env.SMS_LOG ? ["feed", "sms"] : ["feed"],
            },
          },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/payment",
      options: { providers: paymentProviders },
    },
    { resolve: "@medusajs/medusa/tax", options: { providers: taxProviders } },
    ...redisModules,
  ],
  plugins: [
    {
      resolve: "@codex/plugin-creators",
      options: { storefrontUrl: env.STOREFRONT_URL },
    },
    {
      resolve: "@codex/plugin-messages",
      options: {
        storefrontUrl: env.STOREFRONT_URL,
        adminUrl: `${env.BACKEND_URL}/app`,
        // The storefront passes /api on, so readers see one address.
        linkUrl: env.STOREFRONT_URL,
        smtpUrl: env.SMTP_URL,
        from: env.MAIL_FROM,
        linkSecret: purposeSecret("mail-links"),
        bounceSecret: env.MAIL_BOUNCE_SECRET ?? purposeSecret("mail-bounces"),
      },
    },
    {
      resolve: "@codex/plugin-accounts",
      options: { redisUrl: env.REDIS_URL },
    },
    {
      resolve: "@codex/plugin-media",
      options: {
        storage: s3
          ? { driver: "s3", ...s3 }
          : {
              driver: "disk",
              root: `${env.CODEX_DATA_DIR}/media`,
              baseUrl: env.BACKEND_URL,
              secret: purposeSecret("upload"),
            },
        transcoder,
        ffmpegPath: env.FFMPEG_PATH,
        ffprobePath: env.FFPROBE_PATH,
        collectUploads: env.MEDIA_COLLECT_UPLOADS,
      },
    },
    {
      resolve: "@codex/plugin-content",
      options: { storefrontUrl: env.STOREFRONT_URL },
    },
    {
      resolve: "@codex/plugin-wallet",
      options: {
        destinationSecret: purposeSecret("payout-destinations"),
        stripe: stripeAccess,
        adminUrl: `${env.BACKEND_URL}/app`,
      },
    },
    {
      resolve: "@codex/plugin-access",
      options: {
        playbackSecret: purposeSecret("playback"),
        cookieSecure: env.STOREFRONT_URL.startsWith("https:"),
      },
    },
    {
      resolve: "@codex/plugin-checkout",
      options: {
        storefrontUrl: env.STOREFRONT_URL,
        demo: stripe ? undefined : { secret: purposeSecret("demo-payments") },
        stripe,
        ownedProviders: ["pp_demo_demo", "pp_stripe_stripe"],
      },
    },
    { resolve: "@codex/plugin-insights", options: {} },
    { resolve: "@codex/app", options: {} },
  ],
})

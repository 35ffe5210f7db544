import { createHmac } from "node:crypto"
import path from "node:path"
import { z } from "@medusajs/framework/zod"

/**
 * The only reader of process.env for the server (ARCHITECTURE §1). Every
 * problem is reported at once, each with what to do about it.
 */
const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value)
const optional = z.preprocess(blankIsAbsent, z.string().optional())
const secret = z
  .string({ error: "is missing; set 32 random characters or more" })
  .min(32, "is shorter than 32 characters")

const schema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  DATABASE_URL: z.string({ error: "is missing; set a PostgreSQL address" }),
  REDIS_URL: optional,
  JWT_SECRET: secret,
  COOKIE_SECRET: secret,
  CODEX_SECRET: secret,
  CODEX_DATA_DIR: z.string().default(path.resolve(".data")),
  BACKEND_URL: z.url().default("http://localhost:9000"),
  STOREFRONT_URL: z.url().default("http://localhost:4321"),
  MEDUSA_WORKER_MODE: z.enum(["shared", "server", "worker"]).default("shared"),
  TRANSCODER: z.preprocess(
    blankIsAbsent,
    z.enum(["ffmpeg", "mediaconvert"]).default("ffmpeg")
  ),
  MEDIACONVERT_ENDPOINT: optional,
  MEDIACONVERT_QUEUE: optional,
  MEDIACONVERT_REGION: optional,
  MEDIACONVERT_ROLE_ARN: optional,
  FFMPEG_PATH: optional,
  FFPROBE_PATH: optional,
  S3_ENDPOINT: optional,
  S3_REGION: z.preprocess(blankIsAbsent, z.string().default("us-east-1")),
  S3_BUCKET: optional,
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  S3_FORCE_PATH_STYLE: z.preprocess(
    blankIsAbsent,
    z.stringbool().default(true)
  ),
  MEDIA_COLLECT_UPLOADS: z.preprocess(
    blankIsAbsent,
    z.stringbool().default(false)
  ),
  MEDIA_ISOLATION: z.preprocess(
    blankIsAbsent,
    z.enum(["auto", "preferred", "bwrap", "unshare", "off"]).default("auto")
  ),
  STRIPE_API_BASE: optional,
  STRIPE_API_KEY: optional,
  STRIPE_CONNECT_WEBHOOK_SECRET: optional,
  STRIPE_SCRIPT_URL: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  GOOGLE_CLIENT_ID: optional,
  GOOGLE_CLIENT_SECRET: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_ISSUER: optional,
  OIDC_NAME: z.preprocess(blankIsAbsent, z.string().default("single sign-on")),
  SMS_LOG: z.preprocess(blankIsAbsent, z.stringbool().default(false)),
  SMTP_URL: optional,
  MAIL_BOUNCE_SECRET: optional,
  MAIL_FROM: z.preprocess(
    blankIsAbsent,
    z.string().default("Receipts <receipts@localhost>")
  ),
})

export type Env = z.infer<typeof schema>

/** Values printed in documentation and tutorials; never a secret. */
const KNOWN_SECRETS = /^(supersecret|secret|changeme|password|test|a+|0+|x+)$/i

function parse(): Env {
  const result = schema.safeParse(process.env)
  const problems = result.success
    ? secretProblems(result.data)
    : result.error.issues.map((i) => `${i.path.join(".")} ${i.message}`)
  if (problems.length) {
    throw new Error(
      `The environment is not complete:\n  - ${problems.join("\n  - ")}\nSee .env.example; \`npm start\` sets all of it for you.`
    )
  }
  return Object.freeze(result.data as Env)
}

function secretProblems(env: Env): string[] {
  const names = ["JWT_SECRET", "COOKIE_SECRET", "CODEX_SECRET"] as const
  const weak = names.filter(
    (name) => KNOWN_SECRETS.test(env[name]) || new Set(env[name]).size < 8
  )
  const same = new Set(names.map((name) => env[name])).size < names.length
  return [
    ...weak.map((name) => `${name} is a default or repeats itself`),
    ...(same ? ["JWT_SECRET, COOKIE_SECRET and CODEX_SECRET are equal"] : []),
    ...(env.STRIPE_API_KEY && !env.STRIPE_WEBHOOK_SECRET
      ? ["STRIPE_WEBHOOK_SECRET is missing though STRIPE_API_KEY is set"]
      : []),
  ]
}

export const env = parse()

/** One secret per purpose, so that no token is valid for another purpose. */
export function purposeSecret(purpose: string): string {
  return createHmac("sha256", env.CODEX_SECRET).update(purpose).digest("hex")
}

export const s3 = env.S3_BUCKET
  ? {
      endpoint: env.S3_ENDPOINT,
      region: env.S3_REGION,
      bucket: env.S3_BUCKET,
      accessKeyId: env.S3_ACCESS_KEY_ID,
      secretAccessKey: env.S3_SECRET_ACCESS_KEY,
      forcePathStyle: env.S3_FORCE_PATH_STYLE,
    }
  : undefined

export const transcoder =
  env.TRANSCODER === "mediaconvert"
    ? {
        driver: env.TRANSCODER,
        roleArn: env.MEDIACONVERT_ROLE_ARN,
        queue: env.MEDIACONVERT_QUEUE,
        region: env.MEDIACONVERT_REGION,
        endpoint: env.MEDIACONVERT_ENDPOINT,
      }
    : { driver: env.TRANSCODER }

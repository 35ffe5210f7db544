// A real S3 server for tests, where one lies beside the repository.
//   node medusa/testing/s3-server.mjs        starts it, or finds it running;
//                                            prints its settings as JSON
//   node medusa/testing/s3-server.mjs stop   ends it
// S3_ENDPOINT and its companions name another one, whose bucket must exist.
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..")
const scripts = path.resolve(root, "../shared/s3-server")
const BUCKET = "codex-test"
/** The first start may install the server; nobody waits longer than this. */
const START_MS = 240_000
const ANSWER_MS = 30_000

/** Two clones on one machine keep apart: a folder and a range of ports each. */
const mark = createHash("sha256").update(root).digest()
const folder = `/var/tmp/codex-s3-${mark.toString("hex").slice(0, 8)}`
const port = 20_000 + (mark.readUInt16BE(0) % 50) * 200

/**
 * @typedef {{ endpoint: string, region: string, bucket: string, accessKeyId: string, secretAccessKey: string, forcePathStyle: boolean, started: boolean }} S3Settings
 * `started`: by this call, so the caller ends it
 */

/** @returns {Record<string, string>} what `start` prints, and what people set */
function settings(/** @type {string} */ text) {
  return Object.fromEntries(
    text
      .split("\n")
      .map((line) => /^(S3_\w+)=(.*)$/.exec(line.trim()))
      .filter((match) => match !== null)
      .map(([, name, value]) => [name, value])
  )
}

async function isUp() {
  const health = await fetch(`http://127.0.0.1:${port}/healthcheck`, {
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch(() => null)
  return health?.ok ?? false
}

/** A bucket of this server is a container of its account. */
async function makeBucket(/** @type {Record<string, string>} */ env) {
  const signal = AbortSignal.timeout(ANSWER_MS)
  const signedIn = await fetch(`${env.S3_ENDPOINT}/auth/v1.0`, {
    signal,
    headers: {
      "x-auth-user": env.S3_ACCESS_KEY_ID ?? "",
      "x-auth-key": env.S3_SECRET_ACCESS_KEY ?? "",
    },
  })
  const account = signedIn.headers.get("x-storage-url")
  const make = () =>
    fetch(`${account}/${BUCKET}`, {
      signal,
      method: "PUT",
      headers: { "x-auth-token": signedIn.headers.get("x-auth-token") ?? "" },
    })
  let made = await make()
  // On a busy machine its parts find each other a little later.
  while (made.status === 503 && !signal.aborted) {
    await sleep(500)
    made = await make()
  }
  if (!made.ok) {
    throw new Error(`The S3 server made no bucket: ${made.status}`)
  }
}

/** @returns {S3Settings} */
function fromEnv(
  /** @type {Record<string, string | undefined>} */ env,
  /** @type {boolean} */ started
) {
  return {
    endpoint: env.S3_ENDPOINT ?? "",
    region: env.S3_REGION ?? "us-east-1",
    bucket: env.S3_BUCKET ?? BUCKET,
    accessKeyId: env.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "",
    forcePathStyle: env.S3_FORCE_PATH_STYLE !== "false",
    started,
  }
}

const start = path.join(scripts, "start")

/** @returns {string | undefined} why there is none */
export function s3Missing() {
  return process.env.S3_ENDPOINT || fs.existsSync(start)
    ? undefined
    : `no S3 server: ${start} is absent, S3_ENDPOINT is not set`
}

/**
 * @returns {Promise<S3Settings | { skip: string }>}
 * @throws when the server is there and does not start
 */
export async function startS3Server() {
  if (process.env.S3_ENDPOINT) {
    return fromEnv(process.env, false)
  }
  const skip = s3Missing()
  if (skip) {
    return { skip }
  }
  const file = path.join(folder, "codex-settings")
  const running = (await isUp()) && fs.existsSync(file)
  if (!running) {
    const printed = execFileSync(start, [folder, String(port)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      timeout: START_MS,
    })
    fs.writeFileSync(file, printed)
  }
  const env = settings(fs.readFileSync(file, "utf8"))
  await makeBucket(env)
  return fromEnv(env, !running)
}

/**
 * The same as the shop reads it from its environment.
 * @param {S3Settings} settings
 * @returns {Record<string, string>}
 */
export function s3Env(settings) {
  return {
    S3_ENDPOINT: settings.endpoint,
    S3_REGION: settings.region,
    S3_BUCKET: settings.bucket,
    S3_ACCESS_KEY_ID: settings.accessKeyId,
    S3_SECRET_ACCESS_KEY: settings.secretAccessKey,
    S3_FORCE_PATH_STYLE: String(settings.forcePathStyle),
  }
}

/** Ends it, and leaves nothing behind; harmless when there is none. */
export function stopS3Server() {
  const stop = path.join(scripts, "stop")
  if (fs.existsSync(stop) && fs.existsSync(folder)) {
    execFileSync(stop, [folder], { stdio: "ignore", timeout: ANSWER_MS })
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === "stop") {
    stopS3Server()
  } else {
    console.log(JSON.stringify(await startS3Server()))
  }
}

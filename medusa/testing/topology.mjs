// A shop of many processes, for tests: two servers behind one address, two
// workers and two transcoders, with Redis and an S3 server beside them.
import { freePort } from "../launcher/net.mjs"
import { step } from "../launcher/steps.mjs"
import { redisMissing, startRedis } from "./redis-server.mjs"
import { startRoundRobin } from "./round-robin.mjs"
import { s3Env, s3Missing, startS3Server, stopS3Server } from "./s3-server.mjs"

/** Set by `npm run test:e2e -- --scaled` for the tests it starts. */
export const isScaled = process.env.CODEX_E2E_SCALED === "true"

const NUMBERS = [1, 2]

/** @returns {string | undefined} why a scaled shop cannot be started here */
export const scaledMissing = () => redisMissing() ?? s3Missing()

/**
 * Starts what the processes share.
 * @returns {Promise<{ env: Record<string, string>, ends: (() => unknown)[] }>}
 *   the settings of the shop, and what ends them again
 */
export async function startShared() {
  const s3 = await startS3Server()
  if ("skip" in s3) {
    throw new Error(s3.skip)
  }
  const redis = await startRedis()
  return {
    env: {
      ...s3Env(s3),
      REDIS_URL: redis.url,
      MEDIA_ORIGIN: new URL(s3.endpoint).origin,
    },
    ends: [redis.stop, () => s3.started && stopS3Server()],
  }
}

/** The transcoders of a scaled shop; the seed needs one already. */
export function startTranscoders(
  /** @type {import("../launcher/shop.mjs").Shop} */ shop
) {
  for (const number of NUMBERS) {
    shop.startTranscoder(`transcoder-${number}`)
  }
}

/** Servers, the address they share, and workers. */
export async function startScaled(
  /** @type {import("../launcher/shop.mjs").Shop} */ shop
) {
  const targets = []
  for (const mode of ["server", "worker"]) {
    for (const number of NUMBERS) {
      const name = `${mode}-${number}`
      const port = await freePort(shop.ports.backend + 1)
      await step(name, () => shop.startServer(mode, { name, port }))
      if (mode === "server") {
        targets.push(port)
      }
    }
  }
  const balancer = await startRoundRobin({ port: shop.ports.backend, targets })
  shop.beside.unshift(balancer.stop)
  shop.served = balancer.served
}

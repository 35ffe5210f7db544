import { accountsOptions } from "@codex/accounts"
import { hmacHex, serverSecret, slot, type Pg } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import Redis from "ioredis"
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from "rate-limiter-flexible"

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Points per window and seconds of each limit. */
function windows() {
  const { limits } = accountsOptions()
  return {
    login_minute: [limits.loginPerMinute, MINUTE],
    login_hour: [limits.loginPerHour, HOUR],
    login_address: [limits.loginPerMinuteFromAddress, MINUTE],
    register_address: [limits.registerPerHourFromAddress, HOUR],
    handle_address: [limits.handlesPerMinuteFromAddress, MINUTE],
    reset_hour: [limits.resetPerHour, HOUR],
    invitation_hour: [limits.invitationsPerHour, HOUR],
    organization_hour: [limits.organizationsPerHour, HOUR],
    code: [limits.codePerTenMinutes, 10 * MINUTE],
  } as const satisfies Record<string, readonly [number, number]>
}

export type LimitName = keyof ReturnType<typeof windows>

type Limiters = ReadonlyMap<LimitName, RateLimiterAbstract>

const known = slot<WeakMap<object, Limiters>>(
  "accounts.limiters",
  () => new WeakMap()
)

function limiterOf(pg: Pg, redis: Redis | undefined, name: LimitName) {
  const [points, duration] = windows()[name]
  const base = { keyPrefix: name, points, duration }
  const shared = {
    ...base,
    // A key that is over its limit is refused from memory until it is not.
    inMemoryBlockOnConsumed: points + 1,
    // The store is away: count in this process rather than let everybody in.
    insuranceLimiter: new RateLimiterMemory(base),
  }
  return redis
    ? new RateLimiterRedis({ ...shared, storeClient: redis })
    : new RateLimiterPostgres({
        ...shared,
        storeClient: pg,
        storeType: "knex",
        tableName: "auth_rate_bucket",
        tableCreated: true,
        clearExpiredByTimeout: false,
      })
}

function limiters(container: MedusaContainer): Limiters {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const found = known.get().get(pg)
  if (found) {
    return found
  }
  const { redisUrl } = accountsOptions()
  const redis = redisUrl
    ? new Redis(redisUrl, { enableOfflineQueue: false })
    : undefined
  const names = Object.keys(windows()) as LimitName[]
  const made = new Map(names.map((name) => [name, limiterOf(pg, redis, name)]))
  known.get().set(pg, made)
  return made
}

function limiterFor(container: MedusaContainer, name: LimitName) {
  const found = limiters(container).get(name)
  if (!found) {
    throw new Error(`There is no limit "${name}"`)
  }
  return found
}

/** One counter; what it counts is hashed, so no address stands in it. */
export interface Counter {
  limit: LimitName
  of: string
}

function keyOf(container: MedusaContainer, { limit, of }: Counter): string {
  return hmacHex(serverSecret(container), "limit", limit, of).slice(0, 32)
}

/**
 * Counts one try before anything is looked at, so that parallel guesses are
 * counted too. Answers how many seconds to wait, or 0.
 */
export async function countTry(
  container: MedusaContainer,
  counters: readonly Counter[]
): Promise<number> {
  const waits = await Promise.all(
    counters.map(async (counter) => {
      try {
        await limiterFor(container, counter.limit).consume(
          keyOf(container, counter)
        )
        return 0
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) {
          throw refusal
        }
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000))
      }
    })
  )
  return Math.max(0, ...waits)
}

/** The try was right after all: it does not count against the next ones. */
export async function forgive(
  container: MedusaContainer,
  counters: readonly Counter[]
): Promise<void> {
  await Promise.all(
    counters.map((counter) =>
      limiterFor(container, counter.limit).reward(keyOf(container, counter))
    )
  )
}

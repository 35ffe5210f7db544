import { parseOptions, slot } from "@codex/kernel"
import type { LoaderOptions } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { availableParallelism } from "node:os"

const DAY = 24 * 60 * 60
const seconds = z.int().min(60)
const bounds = (idle: number, absolute: number) =>
  z
    .strictObject({
      idleSeconds: seconds.default(idle),
      absoluteSeconds: seconds.default(absolute),
    })
    .prefault({})
const perWindow = (points: number) => z.int().min(1).default(points)

const schema = z.strictObject({
  sessions: z
    .strictObject({
      /** Shoppers: 7 days without a visit, 30 days at most. */
      customer: bounds(7 * DAY, 30 * DAY),
      /** Creators and operators: 30 minutes, 12 hours. */
      user: bounds(30 * 60, 12 * 60 * 60),
    })
    .prefault({}),
  limits: z
    .strictObject({
      loginPerMinute: perWindow(5),
      loginPerHour: perWindow(20),
      loginPerMinuteFromAddress: perWindow(30),
      registerPerHourFromAddress: perWindow(60),
      handlesPerMinuteFromAddress: perWindow(120),
      resetPerHour: perWindow(3),
      codePerTenMinutes: perWindow(5),
      invitationsPerHour: perWindow(60),
      organizationsPerHour: perWindow(10),
    })
    .prefault({}),
  /** Buckets are shared by all processes through Redis, else Postgres. */
  redisUrl: z.string().min(1).optional(),
  /**
   * Passwords hashed at a time, and how many may wait for it. One core stays
   * free for everybody else.
   */
  hashing: z
    .strictObject({
      concurrency: z
        .int()
        .min(1)
        .max(16)
        .default(Math.min(16, Math.max(1, availableParallelism() - 1))),
      queue: z.int().min(1).max(1_000).default(50),
    })
    .prefault({}),
  /** A confirmed password or second factor counts for this long. */
  stepUpSeconds: z.int().min(30).max(3_600).default(300),
})

export type AccountsOptions = z.infer<typeof schema>

const current = slot<AccountsOptions>("accounts.options", () =>
  schema.parse({})
)

export function accountsOptions(): AccountsOptions {
  return current.get()
}

/** A plugin's options reach its modules only (MEDUSA F6). */
export async function optionsLoader({ options }: LoaderOptions): Promise<void> {
  current.set(parseOptions("@codex/plugin-accounts", schema, options))
}

import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Medusa's shared Postgres connection (container key `__pg_connection__`). */
export type Pg = Knex

/** An open transaction with a tenant scope. Every repository function takes one first. */
export type Tx = Knex.Transaction

/** Ids a transaction may see. An absent id sees no rows of that class. */
export interface TenantContext {
  organizationId?: string
  creatorId?: string
  customerId?: string
}

const TENANT = `select
  set_config('codex.organization_id', ?, true),
  set_config('codex.creator_id', ?, true),
  set_config('codex.customer_id', ?, true),
  set_config('codex.scope', 'tenant', true)`

const PLATFORM = `select
  set_config('codex.organization_id', '', true),
  set_config('codex.creator_id', '', true),
  set_config('codex.customer_id', '', true),
  set_config('codex.scope', 'platform', true),
  set_config('application_name', ?, true)`

async function inScope<T>(
  pg: Pg,
  settings: string,
  values: string[],
  fn: (tx: Tx) => Promise<T>
): Promise<T> {
  return pg.transaction(async (tx) => {
    await tx.raw(settings, values)
    return fn(tx)
  })
}

/**
 * Runs `fn` in one transaction that sees the rows of this tenant only, reads
 * included (row-level security; ARCHITECTURE §4). The settings are local to
 * the transaction, so a pooled connection never carries them further.
 */
export function withTenant<T>(
  pg: Pg,
  ctx: TenantContext,
  fn: (tx: Tx) => Promise<T>
): Promise<T> {
  const { organizationId = "", creatorId = "", customerId = "" } = ctx
  if (!organizationId && !creatorId && !customerId) {
    throw new Error("withTenant needs at least one id; none was given")
  }
  return inScope(pg, TENANT, [organizationId, creatorId, customerId], fn)
}

/**
 * Runs `fn` in one transaction that spans tenants: settlement, workers,
 * operator screens, resolving who an actor is. `reason` says why; it reaches
 * Postgres as the application name, so `pg_stat_activity` shows it.
 */
export function withPlatform<T>(
  pg: Pg,
  reason: string,
  fn: (tx: Tx) => Promise<T>
): Promise<T> {
  if (!reason.trim()) {
    throw new Error("withPlatform needs a reason")
  }
  return inScope(pg, PLATFORM, [`codex: ${reason}`.slice(0, 63)], fn)
}

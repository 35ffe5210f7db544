import { minor, newId, type Tx } from "@codex/kernel"
import type { PayoutState } from "../domain/payout-states"
import { payoutsFailure } from "../errors"
import type { Payout, PayoutBatch } from "../payout-types"

type Raw = Omit<Payout, "amount_minor"> & { amount_minor: string }

const toPayout = (row: Raw): Payout => ({
  ...row,
  amount_minor: minor(row.amount_minor),
})

const CLAIM = `
  update payout set attempts = attempts + 1,
    next_at = now() + make_interval(secs => least(600, 15 * 2 ^ least(attempts, 6)))
  where id in (
    select id from payout
    where provider = ? and state = any (?::text[]) and next_at <= now()
    order by next_at limit ? for update skip locked)
  returning *`

/**
 * Payouts whose turn with the provider has come. The claim itself puts off the
 * next turn, so a process that dies here is followed by another one later, and
 * tries get rarer.
 */
export async function claimPayouts(
  tx: Tx,
  query: { provider: string; states: readonly PayoutState[]; limit: number }
): Promise<Payout[]> {
  const { rows } = await tx.raw<{ rows: Raw[] }>(CLAIM, [
    query.provider,
    [...query.states],
    query.limit,
  ])
  return rows.map(toPayout)
}

/**
 * Puts every approved payout of a provider and currency that is in no file yet
 * into a new one. Rows are locked, so two operators make two disjoint files.
 */
export async function createBatch(
  tx: Tx,
  input: { provider: string; currencyCode: string; by: string }
): Promise<PayoutBatch> {
  const waiting = (await tx("payout")
    .where({
      provider: input.provider,
      currency_code: input.currencyCode,
      state: "approved",
    })
    .whereNull("batch_id")
    .orderBy("id")
    .forUpdate()) as Raw[]
  if (waiting.length === 0) {
    throw payoutsFailure("payout_not_sendable")
  }
  const total = waiting.reduce((sum, row) => sum + minor(row.amount_minor), 0n)
  const [batch] = await tx("payout_batch")
    .insert({
      id: newId("pbat"),
      provider: input.provider,
      currency_code: input.currencyCode,
      payouts: waiting.length,
      total_minor: total.toString(),
      created_by: input.by,
    })
    .returning<BatchRow[]>("*")
  if (!batch) {
    throw new Error("payout_batch: nothing was inserted")
  }
  await tx("payout")
    .whereIn(
      "id",
      waiting.map((row) => row.id)
    )
    .update({ batch_id: batch.id, updated_at: tx.fn.now() })
  return toBatch(batch)
}

type BatchRow = Omit<PayoutBatch, "total_minor"> & { total_minor: string }

const toBatch = (row: BatchRow): PayoutBatch => ({
  ...row,
  total_minor: minor(row.total_minor),
})

export async function getBatch(
  tx: Tx,
  id: string
): Promise<{ batch: PayoutBatch; payouts: Payout[] } | null> {
  const [row] = await tx("payout_batch").where({ id }).select<BatchRow[]>("*")
  if (!row) {
    return null
  }
  const rows = (await tx("payout")
    .where({ batch_id: id })
    .orderBy("id")) as Raw[]
  return { batch: toBatch(row), payouts: rows.map(toPayout) }
}

export async function listBatches(
  tx: Tx,
  limit: number
): Promise<PayoutBatch[]> {
  const rows = await tx("payout_batch")
    .orderBy("created_at", "desc")
    .limit(limit)
    .select<BatchRow[]>("*")
  return rows.map(toBatch)
}

/** How many wait in each state, for the operator's tabs. */
export async function countPayouts(
  tx: Tx
): Promise<Partial<Record<PayoutState, number>>> {
  const rows = await tx("payout")
    .groupBy("state")
    .select<{ state: PayoutState; count: string }[]>(
      "state",
      tx.raw("count(*) as count")
    )
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.count)]))
}

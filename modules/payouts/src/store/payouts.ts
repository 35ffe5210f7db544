import { minor, newId, type Minor, type Tx } from "@codex/kernel"
import { mayMove, type PayoutState } from "../domain/payout-states"
import { payoutsFailure } from "../errors"
import type { Payout, PayoutEvent } from "../payout-types"

type Raw = Omit<Payout, "amount_minor"> & { amount_minor: string }

const toPayout = (row: Raw): Payout => ({
  ...row,
  amount_minor: minor(row.amount_minor),
})

export interface NewPayout {
  organizationId: string
  payeeId: string
  payeeName: string
  destinationId: string
  provider: string
  amountMinor: Minor
  currencyCode: string
  idempotencyKey: string
  by: string
}

async function note(
  tx: Tx,
  payout: Pick<Payout, "id" | "organization_id">,
  event: { state: PayoutState; by: string; note?: string | null }
) {
  await tx("payout_event").insert({
    organization_id: payout.organization_id,
    payout_id: payout.id,
    state: event.state,
    by: event.by,
    note: event.note ?? null,
  })
}

/**
 * One payout per key of the payee. The same key again returns the first, with
 * `created: false`, so that a repeated click asks for nothing more.
 */
export async function insertPayout(
  tx: Tx,
  input: NewPayout
): Promise<{ payout: Payout; created: boolean }> {
  const key = {
    organization_id: input.organizationId,
    payee_id: input.payeeId,
    idempotency_key: input.idempotencyKey,
  }
  const [row] = (await tx("payout")
    .insert({
      ...key,
      id: newId("pout"),
      payee_name: input.payeeName,
      destination_id: input.destinationId,
      provider: input.provider,
      amount_minor: input.amountMinor.toString(),
      currency_code: input.currencyCode,
      requested_by: input.by,
    })
    .onConflict(["organization_id", "payee_id", "idempotency_key"])
    .ignore()
    .returning("*")) as Raw[]
  if (row) {
    await note(tx, row, { state: "requested", by: input.by })
    return { payout: toPayout(row), created: true }
  }
  const known = (await tx("payout").where(key).first()) as Raw | undefined
  if (!known || minor(known.amount_minor) !== input.amountMinor) {
    throw payoutsFailure("payout_key_reused")
  }
  return { payout: toPayout(known), created: false }
}

export async function getPayout(
  tx: Tx,
  id: string,
  options: { lock?: boolean } = {}
): Promise<Payout | null> {
  const query = tx("payout").where({ id })
  const [row] = (await (options.lock ? query.forUpdate() : query)) as Raw[]
  return row ? toPayout(row) : null
}

/** By the ids the provider gave, or by ours which it hands back. */
export async function findPayoutByExternal(
  tx: Tx,
  ids: { payoutId?: string; externalId?: string; transferId?: string }
): Promise<Payout | null> {
  const query = tx("payout").where((each) => {
    if (ids.payoutId) void each.orWhere({ id: ids.payoutId })
    if (ids.externalId) void each.orWhere({ external_id: ids.externalId })
    if (ids.transferId) void each.orWhere({ transfer_id: ids.transferId })
  })
  const known = ids.payoutId ?? ids.externalId ?? ids.transferId
  const [row] = known ? ((await query.limit(1).forUpdate()) as Raw[]) : []
  return row ? toPayout(row) : null
}

type Facts = Partial<
  Pick<
    Payout,
    | "decided_by"
    | "decided_at"
    | "note"
    | "reference"
    | "failure"
    | "external_id"
    | "transfer_id"
    | "batch_id"
    | "attempts"
    | "next_at"
    | "paid_at"
  >
>

/** Notes facts without a step: a try that is being repeated, an id that came. */
export async function setPayoutFacts(
  tx: Tx,
  id: string,
  facts: Facts
): Promise<void> {
  await tx("payout")
    .where({ id })
    .update({ ...facts, updated_at: tx.fn.now() })
}

/**
 * One step forward of a locked payout. `false` where the step is not one
 * (a late, repeated or contradicting event): then nothing is written.
 */
export async function stepPayout(
  tx: Tx,
  payout: Payout,
  step: { to: PayoutState; by: string; note?: string | null; facts?: Facts }
): Promise<boolean> {
  if (!mayMove(payout.state, step.to)) {
    return false
  }
  await tx("payout")
    .where({ id: payout.id })
    .update({ ...step.facts, state: step.to, updated_at: tx.fn.now() })
  await note(tx, payout, {
    state: step.to,
    by: step.by,
    note: step.note ?? null,
  })
  return true
}

export interface PayoutFilter {
  organizationId?: string
  payeeId?: string
  states?: readonly PayoutState[]
  limit: number
  offset: number
}

export async function listPayouts(
  tx: Tx,
  filter: PayoutFilter
): Promise<{ rows: Payout[]; count: number }> {
  const query = tx("payout")
  if (filter.organizationId) {
    void query.where({ organization_id: filter.organizationId })
  }
  if (filter.payeeId) {
    void query.where({ payee_id: filter.payeeId })
  }
  if (filter.states) {
    void query.whereIn("state", [...filter.states])
  }
  const [total] = await query.clone().count<{ count: string }[]>("* as count")
  const rows = (await query
    .orderBy([
      { column: "created_at", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .limit(filter.limit)
    .offset(filter.offset)) as Raw[]
  return { rows: rows.map(toPayout), count: Number(total?.count ?? 0) }
}

/** Whether any payout has reached this payee. */
export async function wasPaid(tx: Tx, payeeId: string): Promise<boolean> {
  const row = await tx("payout")
    .where({ payee_id: payeeId, state: "paid" })
    .first("id")
  return row !== undefined
}

/** The timeline of each payout, oldest first. */
export async function listPayoutEvents(
  tx: Tx,
  payoutIds: readonly string[]
): Promise<PayoutEvent[]> {
  return payoutIds.length === 0
    ? []
    : tx("payout_event")
        .whereIn("payout_id", [...payoutIds])
        .orderBy("id")
        .select<PayoutEvent[]>("payout_id", "state", "by", "note", "at")
}

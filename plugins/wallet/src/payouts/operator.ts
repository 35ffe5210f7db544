import { formatMinor, minorToJson, type Tx } from "@codex/kernel"
import {
  bankDetails,
  countPayouts,
  createBatch,
  getBatch,
  getPayout,
  listBatches,
  listPayouts,
  payoutsFailure,
  type PayoutBatch,
  type PayoutState,
} from "@codex/payouts"
import type { PayoutQueueQuery, PayoutQueueResponse } from "../contract"
import { csv } from "../lib/csv"
import { walletFailure } from "../lib/failures"
import { moveLocked, type PayoutStep } from "./move"
import { detailed, payoutView } from "./views"

const SHOWN: Record<PayoutQueueQuery["show"], PayoutState[] | undefined> = {
  waiting: ["requested"],
  sending: ["approved", "submitting", "unknown", "in_transit", "reversing"],
  over: ["paid", "returned", "failed", "rejected", "canceled"],
  all: undefined,
}

const batchView = (batch: PayoutBatch) => ({
  id: batch.id,
  currency_code: batch.currency_code,
  payouts: batch.payouts,
  total_minor: minorToJson(batch.total_minor),
  created_at: batch.created_at.toISOString(),
})

/** The queue as one operator sees it. */
export async function payoutQueue(
  tx: Tx,
  query: PayoutQueueQuery,
  userId: string
): Promise<PayoutQueueResponse> {
  const { show, limit, offset } = query
  const states = SHOWN[show]
  const { rows, count } = await listPayouts(tx, {
    limit,
    offset,
    ...(states ? { states } : {}),
  })
  const payouts = (await detailed(tx, rows)).map((of) => ({
    ...payoutView(of),
    payee_id: of.payout.payee_id,
    payee_name: of.payout.payee_name,
    holder_name: of.destination?.holder_name ?? "",
    country: of.destination?.country ?? "",
    batch_id: of.payout.batch_id,
    own_request: of.payout.requested_by === userId,
  }))
  const batches = await listBatches(tx, 5)
  return {
    payouts,
    count,
    limit,
    offset,
    counts: await countPayouts(tx),
    batches: batches.map(batchView),
  }
}

/** One step of an operator; whoever asked for the money takes none of them. */
export async function decide(
  tx: Tx,
  id: string,
  step: PayoutStep
): Promise<void> {
  const payout = await getPayout(tx, id, { lock: true })
  if (!payout) {
    throw payoutsFailure("payout_not_found")
  }
  if (payout.requested_by === step.by) {
    throw payoutsFailure("payout_own_request")
  }
  if (!(await moveLocked(tx, payout, step))) {
    throw payoutsFailure("payout_not_waiting", {
      state: payout.state.replace("_", " "),
    })
  }
}

/** Puts what is approved into a new file. */
export async function newBatch(tx: Tx, currencyCode: string, by: string) {
  const batch = await createBatch(tx, { provider: "manual", currencyCode, by })
  return batchView(batch)
}

const HEAD = [
  "payout_id",
  "holder_name",
  "country",
  "account_number",
  "bank_code",
  "amount",
  "currency",
]

/**
 * The file for the bank: the only place where account numbers are whole. The
 * same batch gives the same file every time.
 */
export async function batchFile(
  tx: Tx,
  id: string
): Promise<{ name: string; csv: string }> {
  const found = await getBatch(tx, id)
  if (!found) {
    throw walletFailure("batch_not_found")
  }
  const lines = [HEAD]
  for (const { payout, destination } of await detailed(tx, found.payouts)) {
    if (!destination) {
      throw new Error(`Payout ${payout.id} has no destination`)
    }
    const bank = bankDetails(destination)
    const amount = formatMinor(payout.amount_minor, payout.currency_code)
    lines.push([
      payout.id,
      destination.holder_name,
      destination.country,
      bank.accountNumber,
      bank.bankCode,
      amount.replace(/[^0-9.]/g, ""),
      payout.currency_code.toUpperCase(),
    ])
  }
  return { name: `payouts-${id}.csv`, csv: csv(lines) }
}

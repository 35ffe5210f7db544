import { recordAudit } from "@codex/audit"
import { payeeAccount, postJournal } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import {
  insertPayout,
  payoutBlock,
  type Payout,
  type PayoutFacts,
} from "@codex/payouts"
import { walletFailure } from "../lib/failures"
import { PAYOUT, PAYOUT_REQUEST } from "../lib/journals"
import type { Payee } from "../lib/payees"
import { payoutFactsOf } from "./facts"
import { mailPayout } from "./payout-mail"

export interface RequestInput {
  payee: Payee
  amountMinor: bigint
  currency: string
  idempotencyKey: string
  /** The person who asks, as an admin user. */
  userId: string
  now: Date
}

function check(facts: PayoutFacts, amountMinor: bigint): void {
  const block = payoutBlock(facts)
  if (block) {
    throw walletFailure(`payout_${block}`)
  }
  if (amountMinor < BigInt(facts.policy.minimum_minor)) {
    throw walletFailure("payout_below_minimum")
  }
}

/**
 * The floor is checked by the ledger under the account's own lock: of any
 * number of requests at once exactly as many pass as the balance allows.
 */
async function hold(tx: Tx, payout: Payout, floorMinor: bigint): Promise<void> {
  const available = payeeAccount(payout.payee_id, "available")
  try {
    await postJournal(tx, {
      idem: `${PAYOUT_REQUEST}:${payout.id}`,
      kind: PAYOUT_REQUEST,
      refType: PAYOUT,
      refId: payout.id,
      currency: payout.currency_code,
      legs: [
        { account: available, amountMinor: -payout.amount_minor },
        {
          account: payeeAccount(payout.payee_id, "payout_hold"),
          amountMinor: payout.amount_minor,
        },
      ],
      floors: [{ account: available, minMinor: floorMinor }],
    })
  } catch (error) {
    const failure = (error as { failure?: string }).failure
    throw failure === "insufficient_funds"
      ? walletFailure("payout_exceeds_available")
      : error
  }
}

/**
 * Asks for money: the row and the hold on the balance in one transaction. The
 * same key again is the same payout, whatever the wallet looks like by then.
 */
export async function requestPayout(
  tx: Tx,
  input: RequestInput
): Promise<Payout> {
  const { payee, currency, now } = input
  const { facts, destination } = await payoutFactsOf(tx, payee, {
    currency,
    now,
  })
  if (!destination) {
    throw walletFailure("payout_no_destination")
  }
  const { payout, created } = await insertPayout(tx, {
    organizationId: payee.organizationId,
    payeeId: payee.id,
    payeeName: payee.name,
    destinationId: destination.id,
    provider: destination.provider,
    amountMinor: input.amountMinor,
    currencyCode: currency,
    idempotencyKey: input.idempotencyKey,
    by: input.userId,
  })
  if (!created) {
    return payout
  }
  check(facts, input.amountMinor)
  await hold(tx, payout, facts.reservedMinor)
  await recordAudit(tx, {
    actorKind: "user",
    actorId: input.userId,
    action: "payout.requested",
    objectType: "payout",
    objectId: payout.id,
    after: { payee_id: payee.id, amount_minor: input.amountMinor.toString() },
  })
  await mailPayout(tx, payout, "requested")
  return payout
}

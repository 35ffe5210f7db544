import { recordAudit } from "@codex/audit"
import { payeeAccount, postJournal, type Leg } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import {
  getPayout,
  moveOf,
  stepPayout,
  type Payout,
  type PayoutState,
} from "@codex/payouts"
import { PAYOUT, PAYOUT_PAID } from "../lib/journals"
import { mailPayout } from "./payout-mail"

export interface PayoutStep {
  to: PayoutState
  /** An admin user, or `provider` where an event said so. */
  by: string
  note?: string | null
  facts?: Parameters<typeof stepPayout>[2]["facts"]
}

const CLEARING = "platform:clearing"

function legs(payout: Payout, move: "paid" | "released" | "returned"): Leg[] {
  const hold = payeeAccount(payout.payee_id, "payout_hold")
  const available = payeeAccount(payout.payee_id, "available")
  const [from, to] = {
    paid: [hold, CLEARING],
    released: [hold, available],
    returned: [CLEARING, available],
  }[move] as [string, string]
  return [
    { account: from, amountMinor: -payout.amount_minor },
    { account: to, amountMinor: payout.amount_minor },
  ]
}

const KINDS = {
  paid: PAYOUT_PAID,
  released: "payout_released",
  returned: "payout_returned",
} as const

async function postMove(tx: Tx, payout: Payout, to: PayoutState) {
  const move = moveOf(to, payout.paid_at !== null)
  if (!move) {
    return
  }
  const kind = KINDS[move]
  await postJournal(tx, {
    idem: `${kind}:${payout.id}`,
    kind,
    refType: PAYOUT,
    refId: payout.id,
    currency: payout.currency_code,
    legs: legs(payout, move),
  })
}

/**
 * One step of a payout with everything it moves, in the caller's transaction.
 * A late or repeated step changes nothing and answers `false`.
 */
export async function movePayout(
  tx: Tx,
  id: string,
  step: PayoutStep
): Promise<boolean> {
  const payout = await getPayout(tx, id, { lock: true })
  return payout ? moveLocked(tx, payout, step) : false
}

export async function moveLocked(
  tx: Tx,
  payout: Payout,
  step: PayoutStep
): Promise<boolean> {
  const facts =
    step.to === "paid" ? { ...step.facts, paid_at: new Date() } : step.facts
  const moved = await stepPayout(tx, payout, {
    ...step,
    ...(facts ? { facts } : {}),
  })
  if (!moved) {
    return false
  }
  await postMove(tx, payout, step.to)
  await recordAudit(tx, {
    actorKind: step.by === "provider" ? "provider" : "user",
    actorId: step.by,
    action: `payout.${step.to}`,
    objectType: "payout",
    objectId: payout.id,
    before: { state: payout.state },
    after: { state: step.to, note: step.note ?? null },
  })
  await mailPayout(tx, payout, step.to, step.note)
  return true
}

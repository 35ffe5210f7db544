import { recordAudit } from "@codex/audit"
import type { Tx } from "@codex/kernel"
import {
  getCheckoutLine,
  insertOutbox,
  insertSuspenseDecision,
  listSuspenseDecisions,
  providerOfPayment,
} from "@codex/purchases"
import type { SuspenseDecision } from "@codex/purchases"
import type { SuspenseDecisionBody } from "../contract/suspense"
import { checkoutFailure } from "../lib/failures"
import { settleCapture } from "../settlement/capture"
import { leaveSuspense, postParked } from "../settlement/follow-parked"
import { isWrittenOff, suspenseFacts } from "./facts"
import type { SuspenseFacts } from "./facts"
import { accountOf, takenMinor } from "./parked-position"

const AUDIT = {
  match: "suspense.matched",
  give_back: "suspense.given_back",
  write_off: "suspense.written_off",
} as const

/** A second click says the same again; it does nothing and is no failure. */
async function saidBefore(
  tx: Tx,
  paymentId: string,
  body: SuspenseDecisionBody
): Promise<SuspenseDecision | undefined> {
  const provider = await providerOfPayment(tx, paymentId)
  const decisions = provider
    ? await listSuspenseDecisions(tx, provider, paymentId)
    : []
  return decisions.find(
    ({ action, state, amount_minor, checkout_line_id }) =>
      action === body.action &&
      state !== "failed" &&
      amount_minor === BigInt(body.amount_minor) &&
      (body.action !== "match" || checkout_line_id === body.checkout_id)
  )
}

/** The buyer gets what they paid for, as if the capture had found its checkout. */
async function settleMatch(
  tx: Tx,
  facts: SuspenseFacts,
  checkoutId: string
): Promise<void> {
  const line = await getCheckoutLine(tx, checkoutId)
  if (!line) {
    throw checkoutFailure("checkout_not_found")
  }
  const { payment, provider } = facts
  const account = accountOf(payment)
  if (facts.keptMinor !== payment.amount_minor) {
    throw checkoutFailure("suspense_no_match")
  }
  const settled = await settleCapture(tx, {
    inbox: { provider },
    line,
    event: {
      outcome: "captured",
      paymentId: payment.object_id,
      amountMinor: facts.keptMinor,
      currencyCode: payment.currency_code,
      ...(account ? { account, applicationFeeMinor: takenMinor(payment) } : {}),
      occurredAt: new Date(),
    },
  })
  const purchase = settled.state === "done" ? settled.purchase : undefined
  if (!purchase) {
    throw checkoutFailure("suspense_no_match")
  }
  await leaveSuspense(tx, purchase)
}

async function act(
  tx: Tx,
  facts: SuspenseFacts,
  decision: SuspenseDecision
): Promise<void> {
  switch (decision.action) {
    case "match":
      return settleMatch(tx, facts, decision.checkout_line_id ?? "")
    case "give_back":
      // Row first: the provider is asked by the outbox, with the row's id.
      return insertOutbox(tx, {
        kind: "suspense_refund",
        refId: decision.id,
        payload: { payment_id: decision.payment_id },
      })
    case "write_off":
      return postParked(tx, {
        paymentId: facts.payment.object_id,
        objects: facts.objects,
        writtenOff: true,
        idem: `suspense:written_off:${decision.id}`,
        currency: facts.payment.currency_code,
      })
  }
}

function assertDecidable(facts: SuspenseFacts, body: SuspenseDecisionBody) {
  if (facts.keptMinor === 0n || isWrittenOff(facts.decisions)) {
    throw checkoutFailure("suspense_not_found")
  }
  if (facts.blocked) {
    throw checkoutFailure("suspense_blocked")
  }
  if (facts.keptMinor !== BigInt(body.amount_minor)) {
    throw checkoutFailure("suspense_changed")
  }
  if (body.action !== "write_off" && facts.keptMinor < 0n) {
    throw checkoutFailure("suspense_nothing_left")
  }
}

/**
 * Decides about money that belongs to no purchase: a checkout's, the payer's,
 * or nobody's. One decision holds, whoever clicks at the same time.
 */
export async function decideSuspense(
  tx: Tx,
  paymentId: string,
  userId: string,
  body: SuspenseDecisionBody
): Promise<SuspenseDecision> {
  const before = await saidBefore(tx, paymentId, body)
  if (before?.action === "match") {
    return before
  }
  const facts = await suspenseFacts(tx, paymentId, { lock: true })
  const again = await saidBefore(tx, paymentId, body)
  // Given back and here once more, such as after a dispute that was won.
  const isNew = again?.action === "give_back" && facts.keptMinor !== 0n
  if (again && !(isNew && again.state === "done")) {
    return again
  }
  assertDecidable(facts, body)
  const decision = await insertSuspenseDecision(tx, {
    provider: facts.provider,
    payment_id: paymentId,
    action: body.action,
    amount_minor: facts.keptMinor,
    currency_code: facts.payment.currency_code,
    checkout_line_id: body.action === "match" ? body.checkout_id : null,
    note: body.note,
    decided_by: userId,
    state: body.action === "give_back" ? "approved" : "done",
  })
  if (!decision) {
    throw checkoutFailure("suspense_blocked")
  }
  await act(tx, facts, decision)
  await recordAudit(tx, {
    actorKind: "user",
    actorId: userId,
    action: AUDIT[decision.action],
    objectType: "payment",
    objectId: paymentId,
    after: {
      decision_id: decision.id,
      amount_minor: decision.amount_minor.toString(),
      currency_code: decision.currency_code,
      checkout_line_id: decision.checkout_line_id,
      note: decision.note,
    },
  })
  return decision
}

import type { Tx } from "@codex/kernel"
import { asPosition } from "@codex/payouts"
import type { Position, PostedSum } from "@codex/payouts"
import {
  findPurchaseIdByPayment,
  listPaymentObjects,
  listSuspenseDecisions,
  providerOfPayment,
} from "@codex/purchases"
import type { MoneyFinding } from "@codex/purchases"
import { isWrittenOff } from "../suspense/facts"
import { parkedPosition } from "../suspense/parked-position"
import { difference } from "./check-positions"

/** Few payments ever lie in suspense; the newest ones are looked at. */
const MOST = 500

const POSTED = `
  WITH newest AS (
    SELECT ref_id FROM codex.ledger_posting
    WHERE ref_type = 'payment' AND kind = 'suspense'
    GROUP BY ref_id ORDER BY max(occurred_at) DESC LIMIT ${MOST})
  SELECT p.ref_id, p.account, sum(p.amount_minor)::text AS amount_minor
  FROM newest n
  JOIN codex.ledger_posting p ON p.ref_hash = hashtext(n.ref_id)
    AND p.ref_id = n.ref_id AND p.ref_type = 'payment'
  WHERE p.kind = 'suspense'
  GROUP BY p.ref_id, p.account`

async function postedByPayment(tx: Tx): Promise<Map<string, PostedSum[]>> {
  const { rows } = await tx.raw<{
    rows: { ref_id: string; account: string; amount_minor: string }[]
  }>(POSTED)
  const sums = new Map<string, PostedSum[]>()
  for (const { ref_id, account, amount_minor } of rows) {
    const posted = { account, amountMinor: BigInt(amount_minor) }
    sums.set(ref_id, [...(sums.get(ref_id) ?? []), posted])
  }
  return sums
}

/** Where it should stand; nowhere once it has found its purchase. */
async function targetOf(tx: Tx, paymentId: string): Promise<Position> {
  const provider = await providerOfPayment(tx, paymentId)
  if (!provider || (await findPurchaseIdByPayment(tx, paymentId))) {
    return new Map()
  }
  const objects = await listPaymentObjects(tx, provider, paymentId)
  const decisions = await listSuspenseDecisions(tx, provider, paymentId)
  return parkedPosition(objects, isWrittenOff(decisions))
}

/**
 * Computes anew where every payment without a purchase should stand and
 * compares it with what was posted: the same function, the facts read again.
 */
export async function checkSuspense(tx: Tx): Promise<MoneyFinding[]> {
  const findings: MoneyFinding[] = []
  for (const [subject, sums] of await postedByPayment(tx)) {
    const target = await targetOf(tx, subject)
    const detail = difference(target, asPosition(sums))
    if (detail) {
      findings.push({ code: "suspense_differs", subject, detail })
    }
  }
  return findings
}

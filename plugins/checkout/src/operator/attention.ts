import { minorToJson } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { listMailProblems } from "@codex/messages"
import { listMoneyAlerts } from "@codex/purchases"
import type { AttentionResponse, SuspenseRow } from "../contract/disputes"
import { disputeRows, OPEN_DISPUTES } from "../disputes/dispute-rows"
import { listRefunds } from "../refunds/read-refunds"

const PER_LIST = 50

const SUSPENSE = `
  SELECT p.ref_id AS payment_id, p.currency AS currency_code,
    sum(p.amount_minor)::text AS amount, min(p.occurred_at) AS since,
    EXISTS (SELECT FROM suspense_decision d WHERE d.payment_id = p.ref_id
        AND d.state IN ('approved', 'submitting', 'unknown'))
      OR EXISTS (SELECT FROM refund_request r WHERE r.payment_id = p.ref_id
        AND r.state IN ('approved', 'submitting', 'unknown')) AS on_its_way
  FROM codex.ledger_posting p WHERE p.account = 'platform:suspense'
  GROUP BY p.ref_id, p.currency HAVING sum(p.amount_minor) <> 0
  ORDER BY min(p.occurred_at) LIMIT ${PER_LIST}`

/** Money in no purchase; the auditor counts it too. */
async function suspense(tx: Tx): Promise<SuspenseRow[]> {
  const { rows } = await tx.raw<{
    rows: {
      payment_id: string
      currency_code: string
      amount: string
      since: Date
      on_its_way: boolean
    }[]
  }>(SUSPENSE)
  return rows.map(({ amount, since, ...row }) => ({
    ...row,
    amount_minor: minorToJson(BigInt(amount)),
    since: since.toISOString(),
  }))
}

/** What only the operator can settle, on one page. */
export async function needsAttention(tx: Tx): Promise<AttentionResponse> {
  const page = { limit: PER_LIST, offset: 0 }
  const refunds = await listRefunds(tx, {}, "operator", {
    ...page,
    show: "open",
  })
  const { disputes } = await disputeRows(tx, { ...page, states: OPEN_DISPUTES })
  const alerts = await listMoneyAlerts(tx, { ...page, open: true })
  const mail = await listMailProblems(tx)
  return {
    mail: mail.map((row) => ({ ...row, since: row.since.toISOString() })),
    refunds: refunds.refunds,
    disputes,
    suspense: await suspense(tx),
    // Suspense has its own list, with amounts.
    alerts: alerts.rows
      .filter(({ code }) => code !== "money_in_suspense")
      .map(({ id, code, subject, detail, first_seen_at }) => ({
        id,
        code,
        subject,
        detail,
        first_seen_at: first_seen_at.toISOString(),
      })),
  }
}

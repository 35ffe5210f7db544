import { listOrganizationsByIds } from "@codex/creators"
import { minorToJson } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { parseWaterfall } from "@codex/plugin-wallet/workflows"
import { findParkedEvent, listPayableLines } from "@codex/purchases"
import type { CheckoutLine, SuspenseDecision } from "@codex/purchases"
import type {
  SuspenseCandidate,
  SuspenseDecisionView,
  SuspenseDetail,
} from "../contract/suspense"
import { suspenseFacts } from "./facts"
import type { SuspenseFacts } from "./facts"
import { accountOf } from "./parked-position"

const CANDIDATES = 10

const toDecision = (decision: SuspenseDecision): SuspenseDecisionView => ({
  id: decision.id,
  action: decision.action,
  state: decision.state,
  amount_minor: minorToJson(decision.amount_minor),
  note: decision.note,
  failure_code: decision.failure_code,
  decided_at: decision.created_at.toISOString(),
})

const toCandidate = (
  line: CheckoutLine,
  organization: string,
  named: boolean
): SuspenseCandidate => ({
  checkout_id: line.id,
  post_title: line.post_title,
  organization,
  buyer_name: line.buyer_name,
  buyer_email: line.buyer_email,
  amount_minor: minorToJson(line.amount_minor),
  begun_at: line.created_at.toISOString(),
  named,
  shares: parseWaterfall(line.waterfall).shares.map((share) => ({
    label: share.label,
    amount_minor: share.net_minor,
  })),
})

/** Unpaid checkouts the money could be for; the one it names comes first. */
async function candidatesOf(
  tx: Tx,
  { provider, payment, keptMinor }: SuspenseFacts
): Promise<SuspenseCandidate[]> {
  // What was partly given back is no longer what a checkout agreed on.
  if (keptMinor <= 0n || keptMinor !== payment.amount_minor) {
    return []
  }
  const event = await findParkedEvent(tx, payment.object_id)
  const session = event?.payment_session_id ?? null
  const lines = await listPayableLines(tx, {
    provider: `pp_${provider}_${provider}`,
    amountMinor: keptMinor,
    currencyCode: payment.currency_code,
    account: accountOf(payment),
    named: { sessionId: session, providerRef: payment.object_id },
    limit: CANDIDATES,
  })
  const sellers = await listOrganizationsByIds(tx, [
    ...new Set(lines.map(({ organization_id }) => organization_id)),
  ])
  const names = new Map(sellers.map(({ id, name }) => [id, name]))
  return lines.map((line) =>
    toCandidate(
      line,
      names.get(line.organization_id) ?? "",
      line.provider_ref === payment.object_id ||
        (session !== null && line.payment_session_id === session)
    )
  )
}

/** One payment in suspense with what can be done about it, and its effect. */
export async function suspenseDetail(
  tx: Tx,
  paymentId: string
): Promise<SuspenseDetail> {
  const facts = await suspenseFacts(tx, paymentId)
  return {
    payment_id: paymentId,
    provider: facts.provider,
    amount_minor: minorToJson(facts.keptMinor),
    currency_code: facts.payment.currency_code,
    reason: facts.reason,
    candidates: await candidatesOf(tx, facts),
    blocked: facts.blocked,
    decisions: facts.decisions.map(toDecision),
  }
}

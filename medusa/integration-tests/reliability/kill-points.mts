import type { KillPoint } from "../barrier.mts"
import { dispute, refund } from "./flows-back.mts"
import { paidOut, payout } from "./flows-payout.mts"
import {
  freeSale,
  limitedSale,
  resumedSale,
  sale,
  type Flow,
} from "./flows.mts"

export interface NamedPoint extends KillPoint {
  name: string
  flow: Flow
}

const at = (
  flow: Flow,
  name: string,
  event: "INSERT" | "UPDATE",
  table: string,
  when?: string
): NamedPoint => ({ flow, name, event, table, when })

const SALE = [
  at(sale, "sale: the checkout is frozen", "INSERT", "checkout_line"),
  at(
    resumedSale,
    "sale: its payment set-up is claimed again",
    "UPDATE",
    "checkout_line",
    "new.setup_until is not null"
  ),
  at(
    sale,
    "sale: its payment session is attached",
    "UPDATE",
    "checkout_line",
    "new.payment_session_id is distinct from old.payment_session_id"
  ),
  at(sale, "sale: the event is kept", "INSERT", "inbox"),
  at(
    sale,
    "sale: the event is claimed",
    "UPDATE",
    "inbox",
    "new.state = 'pending'"
  ),
  at(sale, "sale: the purchase is written", "INSERT", "purchase"),
  at(sale, "sale: access is granted", "INSERT", "entitlement_grant"),
  at(sale, "sale: the journal is posted", "INSERT", "ledger_journal"),
  at(sale, "sale: balances move", "UPDATE", "ledger_balance"),
  at(
    sale,
    "sale: the purchase names its facts",
    "UPDATE",
    "purchase",
    "new.order_id is null"
  ),
  at(
    sale,
    "sale: the checkout is paid",
    "UPDATE",
    "checkout_line",
    "new.status = 'paid'"
  ),
  at(sale, "sale: the audit row is written", "INSERT", "audit_event"),
  at(
    sale,
    "sale: the receipt is ordered",
    "INSERT",
    "outbox",
    "new.kind = 'receipt_email'"
  ),
  at(
    sale,
    "sale: the order is ordered",
    "INSERT",
    "outbox",
    "new.kind = 'order_projection'"
  ),
  at(sale, "sale: the event is done", "UPDATE", "inbox", "new.state = 'done'"),
  at(
    sale,
    "sale: the receipt has gone",
    "UPDATE",
    "outbox",
    "new.kind = 'receipt_email' and new.state <> 'pending'"
  ),
  at(
    sale,
    "sale: the order is projected",
    "UPDATE",
    "purchase",
    "new.order_id is not null"
  ),
  at(
    sale,
    "sale: the projection is done",
    "UPDATE",
    "outbox",
    "new.kind = 'order_projection' and new.state <> 'pending'"
  ),
]

const LIMITED = [
  at(limitedSale, "limited: a place is held", "INSERT", "supply_claim"),
  at(limitedSale, "limited: the counter moves", "UPDATE", "supply_counter"),
  at(limitedSale, "limited: the place is sold", "UPDATE", "supply_claim"),
]

const FREE = [
  at(freeSale, "free: the event is kept", "INSERT", "inbox"),
  at(freeSale, "free: the purchase is written", "INSERT", "purchase"),
  at(freeSale, "free: access is granted", "INSERT", "entitlement_grant"),
]

const REFUND = [
  at(refund, "refund: the request is written", "INSERT", "refund_request"),
  at(
    refund,
    "refund: the asking is ordered",
    "INSERT",
    "outbox",
    "new.kind = 'refund_submit'"
  ),
  at(
    refund,
    "refund: it is being asked for",
    "UPDATE",
    "refund_request",
    "new.state = 'submitting'"
  ),
  at(refund, "refund: the answer is kept", "INSERT", "inbox"),
  at(
    refund,
    "refund: the object is known",
    "INSERT",
    "payment_object",
    "new.kind = 'refund'"
  ),
  at(refund, "refund: the journal is posted", "INSERT", "ledger_journal"),
  at(refund, "refund: access is suspended", "UPDATE", "entitlement_grant"),
  at(
    refund,
    "refund: the request has succeeded",
    "UPDATE",
    "refund_request",
    "new.state = 'succeeded'"
  ),
]

const DISPUTE = [
  at(dispute, "dispute: the event is kept", "INSERT", "inbox"),
  at(
    dispute,
    "dispute: the object is known",
    "INSERT",
    "payment_object",
    "new.kind = 'dispute'"
  ),
  at(dispute, "dispute: the journal is posted", "INSERT", "ledger_journal"),
  at(dispute, "dispute: the dispute is written", "INSERT", "dispute"),
  at(dispute, "dispute: access is suspended", "UPDATE", "entitlement_grant"),
]

const PAYOUT = [
  at(payout, "payout: the request is written", "INSERT", "payout"),
  at(payout, "payout: the balance is held", "INSERT", "ledger_journal"),
  at(
    paidOut,
    "payout: it is approved",
    "UPDATE",
    "payout",
    "new.state = 'approved'"
  ),
  at(paidOut, "payout: it is paid", "UPDATE", "payout", "new.state = 'paid'"),
  at(paidOut, "payout: the hold is cleared", "INSERT", "ledger_journal"),
]

/** Every statement that moves money or access, by name. */
export const KILL_POINTS: readonly NamedPoint[] = [
  ...SALE,
  ...LIMITED,
  ...FREE,
  ...REFUND,
  ...DISPUTE,
  ...PAYOUT,
]

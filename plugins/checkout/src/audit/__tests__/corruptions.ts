/** Ways to break a shop that no guard of the database would allow. */
export interface Corruption {
  name: string
  /** What the auditor must say. */
  code: string
  sql: readonly string[]
}

const SALE = "ref_id = :sold and kind = 'sale'"
const UNCHECKED =
  "alter table ledger_journal drop constraint ledger_journal_balanced_vector"

export const CORRUPTIONS: readonly Corruption[] = [
  {
    name: "a dropped journal",
    code: "sale_posted_once",
    sql: [`delete from ledger_journal where ${SALE}`],
  },
  {
    name: "a flipped sign on every leg",
    code: "position_differs",
    sql: [
      `update ledger_journal set amounts = (select array_agg(-a order by n)
         from unnest(amounts) with ordinality as leg (a, n)) where ${SALE}`,
    ],
  },
  {
    name: "a leg that is one cent more",
    code: "ledger_journal_not_balanced",
    sql: [
      UNCHECKED,
      `update ledger_journal set amounts[1] = amounts[1] + 1 where ${SALE}`,
    ],
  },
  {
    name: "a wallet that was topped up by hand",
    code: "ledger_balance_drift",
    sql: [
      `update ledger_balance set amount_minor = amount_minor + 1
       where account_id = (select min(account_id) from ledger_balance)`,
    ],
  },
  {
    name: "a missing grant",
    code: "paid_without_access",
    sql: ["delete from entitlement_grant where source_id = :sold"],
  },
  {
    name: "a refunded buyer who was let in again",
    code: "access_without_payment",
    sql: [
      `update entitlement_grant set suspended_at = null, suspend_reason = null
       where source_id = :refunded`,
    ],
  },
  {
    name: "unclaimed money written off by nobody",
    code: "written_off_without_decision",
    sql: ["delete from suspense_decision where payment_id = :stray"],
  },
  {
    name: "money in suspense that moved by hand",
    code: "suspense_differs",
    sql: [
      `update ledger_journal set amounts = (select array_agg(2 * a order by n)
         from unnest(amounts) with ordinality as leg (a, n))
       where ref_id = :stray`,
    ],
  },
  {
    name: "a purchase that vanished",
    code: "capture_without_purchase",
    sql: ["delete from purchase where id = :sold"],
  },
  {
    name: "an orphan order",
    code: "order_without_purchase",
    sql: [
      `insert into "order" values
         ('order_x', '{"codex_purchase_id": "pur_of_nobody"}')`,
    ],
  },
  {
    name: "a price changed after the sale",
    code: "paid_amount_differs",
    sql: ["update purchase set amount_minor = 4900 where id = :sold"],
  },
  {
    name: "a refund larger than the payment",
    code: "refunds_exceed_payment",
    sql: [
      `update payment_object set amount_minor = 5001
       where kind = 'refund' and payment_id = :refundedPayment`,
    ],
  },
  {
    name: "a refund the purchase forgot",
    code: "refunded_amount_differs",
    sql: ["update purchase set refunded_minor = 0 where id = :refunded"],
  },
  {
    name: "a refund marked done that never was",
    code: "refund_without_provider",
    sql: [
      `update refund_request set provider_refund_id = 're_of_nobody'
       where purchase_id = :refunded`,
    ],
  },
  {
    name: "a sold place without a sale",
    code: "claim_without_sale",
    sql: [
      `update supply_claim set checkout_line_id = 'chkl_of_nobody'
       where state = 'sold'`,
    ],
  },
  {
    name: "a place taken twice",
    code: "supply_differs",
    sql: [`update supply_counter set taken = taken + 1`],
  },
  {
    name: "a shifted share between payees",
    code: "position_differs",
    sql: [
      `update ledger_journal set accounts[3] = accounts[4], accounts[4] = accounts[3]
       where ${SALE}`,
    ],
  },
  {
    name: "tax that is not the tax that was shared",
    code: "tax_differs",
    sql: [
      "alter table purchase drop constraint purchase_tax_as_shared",
      "update purchase set tax_minor = tax_minor + 1 where id = :taxed",
    ],
  },
  {
    name: "tax that went to somebody else",
    code: "tax_payable_differs",
    sql: [
      `update ledger_journal set accounts = array_replace(accounts,
         (select id::int from ledger_account where code = 'platform:tax_payable'),
         (select id::int from ledger_account where code = 'platform:fee'))
       where ref_id = :taxed and kind = 'sale'`,
    ],
  },
  {
    name: "a taxed sale its provider never heard of",
    code: "tax_not_recorded",
    sql: [
      `update purchase set settled_at = now() - interval '2 hours',
         tax = tax || '{"calculation_id": "taxcalc_x"}' where id = :taxed`,
    ],
  },
  {
    name: "tax taken back that was not given back",
    code: "tax_reversed_differs",
    sql: [
      `update purchase set settled_at = now() - interval '2 hours',
         tax = tax || '{"calculation_id": "taxcalc_x"}' where id = :taxed`,
      `insert into outbox (id, kind, ref_id, payload, result, state, created_at)
       values ('out_x', 'tax_reversal', 're_x',
         jsonb_build_object('purchase_id', :taxed::text),
         '{"amount_minor": 100}', 'done', now() - interval '2 hours')`,
    ],
  },
  {
    name: "a dispute the purchase does not know",
    code: "dispute_differs",
    sql: [
      `insert into dispute (id, organization_id, creator_id, customer_id,
         purchase_id, provider, provider_dispute_id, payment_id, rank, state,
         amount_minor, currency_code, opened_at)
       select 'dsp_x', organization_id, creator_id, customer_id, id, 'demo',
         'dp_x', payment_id, 100, 'needs_response', 5000, 'usd', now()
       from purchase where id = :sold`,
    ],
  },
  {
    name: "an organization that is paid into an account that cannot charge",
    code: "direct_account_not_ready",
    sql: ["update organization set settlement_mode = 'direct'"],
  },
  {
    name: "a share that was settled directly and waits to be paid out as well",
    code: "direct_share_in_wallet",
    sql: [
      `update purchase set waterfall = waterfall || '{"settlement": "direct"}'
       where id = :sold`,
    ],
  },
]

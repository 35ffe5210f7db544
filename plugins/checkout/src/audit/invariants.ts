/**
 * What must be true across nouns, each as a query for what is not (RELIABILITY
 * §0 rule 12: the third guard, after constraint and test). A row names its
 * subject and says what is wrong with it.
 */
export interface Invariant {
  code: string
  /** Relations it needs that another plugin or Medusa brings. */
  needs?: readonly string[]
  sql: string
}

const LIVE = `g.revoked_at IS NULL AND g.suspended_at IS NULL
  AND (g.expires_at IS NULL OR g.expires_at > now())`
const STOPPED = `(p.state = 'refunded'
  OR coalesce(p.dispute_state, '') IN ('needs_response', 'under_review', 'lost'))`
const REFUNDED = `SELECT provider, payment_id, sum(amount_minor) AS amount
  FROM payment_object WHERE kind = 'refund' AND state = 'succeeded'
  GROUP BY provider, payment_id`

export const ACCESS: readonly Invariant[] = [
  {
    code: "paid_without_access",
    sql: `SELECT p.id AS subject, 'paid, but no grant gives the post' AS detail
      FROM purchase p WHERE p.state = 'paid' AND NOT ${STOPPED}
        AND NOT EXISTS (SELECT FROM entitlement_grant g
          WHERE g.source_id = p.id AND g.post_id = p.post_id
            AND g.revoked_at IS NULL AND g.suspended_at IS NULL)`,
  },
  {
    code: "access_without_payment",
    sql: `SELECT g.id AS subject, CASE WHEN p.id IS NULL
          THEN 'its purchase does not exist'
          ELSE 'its purchase is ' || coalesce(p.dispute_state, p.state) END AS detail
      FROM entitlement_grant g LEFT JOIN purchase p ON p.id = g.source_id
      WHERE g.source_kind IN ('purchase', 'free', 'bundle') AND ${LIVE}
        AND (p.id IS NULL OR ${STOPPED})`,
  },
  {
    code: "session_without_access",
    sql: `SELECT s.id AS subject, 'plays without a live grant' AS detail
      FROM playback_session s
      WHERE s.revoked_at IS NULL AND s.lease_until > now()
        AND NOT EXISTS (SELECT FROM entitlement_grant g
          WHERE g.customer_id = s.customer_id AND g.post_id = s.post_id
            AND ${LIVE})`,
  },
]

export const MONEY: readonly Invariant[] = [
  {
    code: "sale_posted_once",
    sql: `SELECT p.id AS subject, count(j.id) || ' sale journals' AS detail
      FROM purchase p LEFT JOIN ledger_journal j
        ON hashtext(j.ref_id) = hashtext(p.id) AND j.ref_id = p.id
          AND j.kind = 'sale'
      WHERE p.amount_minor > 0 GROUP BY p.id HAVING count(j.id) <> 1`,
  },
  {
    code: "capture_without_purchase",
    sql: `SELECT o.object_id AS subject,
        'captured ' || o.amount_minor || ', neither sold nor in suspense' AS detail
      FROM payment_object o
      WHERE o.kind = 'payment' AND o.state = 'succeeded' AND o.amount_minor > 0
        AND NOT EXISTS (SELECT FROM purchase p WHERE p.payment_id = o.payment_id)
        AND NOT EXISTS (SELECT FROM ledger_journal j
          WHERE hashtext(j.ref_id) = hashtext(o.payment_id)
            AND j.ref_id = o.payment_id AND j.kind = 'suspense')`,
  },
  {
    code: "paid_amount_differs",
    sql: `SELECT p.id AS subject, 'sold for ' || p.amount_minor
        || ', captured ' || o.amount_minor || ' ' || o.currency_code AS detail
      FROM purchase p JOIN payment_object o
        ON o.payment_id = p.payment_id AND o.kind = 'payment'
      WHERE o.state = 'succeeded' AND (o.amount_minor <> p.amount_minor
        OR (p.amount_minor > 0 AND o.currency_code <> p.currency_code))`,
  },
  {
    code: "refunds_exceed_payment",
    sql: `SELECT o.object_id AS subject, r.amount || ' given back of '
        || o.amount_minor AS detail
      FROM payment_object o JOIN (${REFUNDED}) r
        ON r.provider = o.provider AND r.payment_id = o.payment_id
      WHERE o.kind = 'payment' AND o.state = 'succeeded'
        AND r.amount > o.amount_minor`,
  },
  {
    code: "refunded_amount_differs",
    sql: `SELECT p.id AS subject, 'says ' || p.refunded_minor
        || ', provider says ' || coalesce(r.amount, 0) AS detail
      FROM purchase p LEFT JOIN (
        SELECT payment_id, sum(amount) AS amount FROM (${REFUNDED}) x
        GROUP BY payment_id) r ON r.payment_id = p.payment_id
      WHERE p.refunded_minor <> least(p.amount_minor, coalesce(r.amount, 0))`,
  },
  {
    code: "refund_without_provider",
    sql: `SELECT r.id AS subject, 'succeeded, but the provider knows no refund'
        AS detail
      FROM refund_request r WHERE r.state = 'succeeded'
        AND NOT EXISTS (SELECT FROM payment_object o
          WHERE o.object_id = r.provider_refund_id AND o.kind = 'refund'
            AND o.payment_id = r.payment_id AND o.state = 'succeeded')`,
  },
  {
    code: "dispute_differs",
    sql: `SELECT d.id AS subject, 'dispute is ' || d.state
        || ', purchase says ' || coalesce(p.dispute_state, 'none') AS detail
      FROM dispute d JOIN purchase p ON p.id = d.purchase_id
      WHERE d.state IN ('needs_response', 'under_review', 'lost')
        AND p.dispute_state IS DISTINCT FROM d.state
        AND NOT EXISTS (SELECT FROM dispute o WHERE o.purchase_id = p.id
          AND o.id <> d.id)`,
  },
  {
    code: "direct_account_not_ready",
    sql: `SELECT o.id AS subject,
        'is paid directly, but its Stripe account cannot charge' AS detail
      FROM organization o
      WHERE o.settlement_mode = 'direct' AND o.status = 'active'
        AND NOT EXISTS (SELECT FROM connected_account c
          WHERE c.organization_id = o.id AND c.charges_enabled)`,
  },
  {
    code: "direct_share_in_wallet",
    sql: `SELECT p.id AS subject, 'was settled directly, and '
        || sum(g.amount_minor) || ' of it waits in a wallet' AS detail
      FROM purchase p JOIN codex.ledger_posting g
        ON g.ref_hash = hashtext(p.id) AND g.ref_id = p.id
          AND g.ref_type = 'purchase'
      WHERE p.waterfall ->> 'settlement' = 'direct'
        AND p.waterfall ->> 'discount_born_by' <> 'platform'
        AND g.account LIKE 'payee:%' AND g.account NOT LIKE '%:direct'
      GROUP BY p.id HAVING sum(g.amount_minor) <> 0`,
  },
  {
    code: "written_off_without_decision",
    sql: `SELECT p.ref_id AS subject, sum(p.amount_minor)
        || ' written off, and nobody decided it' AS detail
      FROM codex.ledger_posting p WHERE p.account = 'platform:written_off'
        AND NOT EXISTS (SELECT FROM suspense_decision d
          WHERE d.payment_id = p.ref_id AND d.action = 'write_off'
            AND d.state = 'done')
      GROUP BY p.ref_id HAVING sum(p.amount_minor) <> 0`,
  },
  {
    code: "paid_outside_differs",
    sql: `SELECT coalesce(r.id, p.ref_id) AS subject,
        coalesce(p.amount, 0) || ' booked as paid some other way, '
        || coalesce(r.amount_minor, 0) || ' decided' AS detail
      FROM (SELECT ref_id, sum(amount_minor) AS amount FROM codex.ledger_posting
          WHERE account = 'platform:paid_outside' GROUP BY ref_id) p
        FULL JOIN (SELECT id, amount_minor FROM refund_request
          WHERE resolution = 'paid_outside') r ON r.id = p.ref_id
      WHERE p.amount IS DISTINCT FROM r.amount_minor`,
  },
  {
    code: "given_back_without_provider",
    sql: `SELECT d.id AS subject, 'given back, but the provider knows no refund'
        AS detail
      FROM suspense_decision d
      WHERE d.action = 'give_back' AND d.state = 'done'
        AND NOT EXISTS (SELECT FROM payment_object o
          WHERE o.provider = d.provider AND o.payment_id = d.payment_id
            AND o.object_id = d.provider_refund_id AND o.kind = 'refund'
            AND o.state = 'succeeded')`,
  },
  {
    code: "money_in_suspense",
    sql: `SELECT p.ref_id AS subject, sum(p.amount_minor) || ' '
        || p.currency || ' waits for a decision' AS detail
      FROM codex.ledger_posting p WHERE p.account = 'platform:suspense'
      GROUP BY p.ref_id, p.currency HAVING sum(p.amount_minor) <> 0`,
  },
]

const CALCULATED = `p.tax ->> 'calculation_id' IS NOT NULL
  AND p.settled_at < now() - interval '1 hour'`

export const TAX: readonly Invariant[] = [
  {
    code: "tax_differs",
    sql: `SELECT p.id AS subject, 'says ' || p.tax_minor || ', shared with '
        || coalesce(p.waterfall ->> 'tax_minor', 'none') AS detail
      FROM purchase p WHERE p.tax_minor > p.amount_minor
        OR (p.tax_minor > 0 AND p.tax IS NULL)
        OR p.tax_minor <> coalesce((p.waterfall ->> 'tax_minor')::bigint, 0)`,
  },
  {
    // In between it is a share of it, which position_differs looks at.
    code: "tax_payable_differs",
    sql: `SELECT p.id AS subject, 'owes ' || coalesce(j.owed, 0) || ' of '
        || p.tax_minor || ' tax, ' || p.refunded_minor || ' given back' AS detail
      FROM purchase p LEFT JOIN LATERAL (
        SELECT sum(l.amount_minor) AS owed FROM codex.ledger_posting l
        WHERE l.ref_hash = hashtext(p.id) AND l.ref_id = p.id
          AND l.account = 'platform:tax_payable') j ON true
      WHERE p.tax_minor > 0 AND p.dispute_state IS DISTINCT FROM 'lost'
        -- Paid into the seller's own account: the tax is there, and theirs.
        AND NOT EXISTS (SELECT FROM checkout_line c
          WHERE c.id = p.checkout_line_id AND c.stripe_account IS NOT NULL)
        AND ((p.refunded_minor = 0 AND coalesce(j.owed, 0) <> p.tax_minor)
          OR (p.refunded_minor = p.amount_minor AND coalesce(j.owed, 0) <> 0))`,
  },
  {
    code: "tax_not_recorded",
    sql: `SELECT p.id AS subject, 'its tax provider was not told of the sale'
        AS detail
      FROM purchase p WHERE ${CALCULATED} AND NOT EXISTS (SELECT FROM outbox o
        WHERE o.ref_id = p.id AND o.kind = 'tax_transaction'
          AND o.state = 'done')`,
  },
  {
    // A refund that failed at the bank after it had succeeded is found here.
    code: "tax_reversed_differs",
    sql: `SELECT p.id AS subject, coalesce(r.amount, 0) || ' taken back at the '
        || 'tax provider, ' || p.refunded_minor || ' given back' AS detail
      FROM purchase p LEFT JOIN LATERAL (
        SELECT sum((o.result ->> 'amount_minor')::bigint) AS amount,
          max(o.created_at) AS at
        FROM outbox o WHERE o.kind = 'tax_reversal'
          AND o.payload ->> 'purchase_id' = p.id) r ON true
      WHERE ${CALCULATED} AND p.dispute_state IS DISTINCT FROM 'lost'
        AND coalesce(r.at, p.settled_at) < now() - interval '1 hour'
        AND coalesce(r.amount, 0) <> p.refunded_minor`,
  },
]

export const SUPPLY: readonly Invariant[] = [
  {
    code: "claim_without_sale",
    sql: `SELECT c.id AS subject, 'sold, but its checkout became no purchase'
        AS detail
      FROM supply_claim c WHERE c.state = 'sold'
        AND NOT EXISTS (SELECT FROM purchase p
          WHERE p.checkout_line_id = c.checkout_line_id)`,
  },
  {
    code: "supply_differs",
    sql: `SELECT s.post_id AS subject, s.taken || ' taken, '
        || count(c.id) || ' held or sold' AS detail
      FROM supply_counter s LEFT JOIN supply_claim c
        ON c.post_id = s.post_id AND c.state <> 'released'
      GROUP BY s.post_id, s.taken HAVING s.taken <> count(c.id)`,
  },
  {
    code: "discount_uses_differ",
    needs: ["discount", "discount_claim"],
    sql: `SELECT d.id AS subject, d.used || ' used, ' || count(c.*)
        || ' held or used' AS detail
      FROM discount d LEFT JOIN discount_claim c
        ON c.discount_id = d.id AND c.state <> 'released'
      GROUP BY d.id, d.used HAVING d.used <> count(c.*)`,
  },
  {
    code: "order_without_purchase",
    needs: ["order"],
    sql: `SELECT o.id AS subject, 'names a purchase that does not exist'
        AS detail
      FROM "order" o WHERE o.metadata ->> 'codex_purchase_id' IS NOT NULL
        AND NOT EXISTS (SELECT FROM purchase p
          WHERE p.id = o.metadata ->> 'codex_purchase_id')`,
  },
  {
    code: "purchase_order_missing",
    needs: ["order"],
    sql: `SELECT p.id AS subject, 'its order ' || p.order_id
        || ' does not exist' AS detail
      FROM purchase p WHERE p.order_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM "order" o WHERE o.id = p.order_id)`,
  },
  {
    code: "follow_up_missing",
    sql: `SELECT p.id AS subject, 'nobody was asked for its ' || k.kind AS detail
      FROM purchase p CROSS JOIN
        (VALUES ('receipt_email'), ('order_projection')) k (kind)
      WHERE p.settled_at < now() - interval '2 minutes'
        AND NOT EXISTS (SELECT FROM outbox o
          WHERE o.ref_id = p.id AND o.kind = k.kind)`,
  },
]

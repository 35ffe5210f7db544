import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/*
 * One pass over the new journals checks their accounts and moves the balances.
 * Plans are kept by the session and would be those of an empty table, so they
 * are told to use the indexes.
 */
const APPLY = `CREATE OR REPLACE FUNCTION ledger_journal_apply() RETURNS trigger
LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off
SET enable_mergejoin = off AS $$
DECLARE
  wrong bigint;
BEGIN
  WITH moved AS MATERIALIZED (
    SELECT leg.account_id, fresh.currency, sum(leg.amount) AS amount
    FROM fresh, unnest(fresh.accounts, fresh.amounts) AS leg (account_id, amount)
    GROUP BY leg.account_id, fresh.currency
  ), known AS MATERIALIZED (
    SELECT m.account_id, m.currency, m.amount, a.kind, a.currency AS own
    FROM moved m LEFT JOIN ledger_account a ON a.id = m.account_id
    ORDER BY m.account_id
  ), applied AS (
    UPDATE ledger_balance b SET amount_minor = b.amount_minor + k.amount
    FROM known k WHERE k.kind = 'payee' AND b.account_id = k.account_id
  )
  SELECT count(*) INTO wrong FROM known WHERE own IS DISTINCT FROM currency;
  IF wrong > 0 THEN
    RAISE EXCEPTION 'a journal names an account that is missing or of another currency'
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$`

/* L4. By hand the depth is 0; then, and only then, the guard is called. */
const GUARD = [
  `DROP TRIGGER ledger_balance_guard ON ledger_balance`,
  `CREATE OR REPLACE FUNCTION ledger_balance_guard() RETURNS trigger
   LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'ledger_balance moves only with a journal'
       USING ERRCODE = 'restrict_violation';
   END $$`,
  `CREATE TRIGGER ledger_balance_guard BEFORE INSERT OR UPDATE ON ledger_balance
   FOR EACH ROW WHEN (pg_trigger_depth() = 0)
   EXECUTE FUNCTION ledger_balance_guard()`,
  `CREATE TRIGGER ledger_balance_stays BEFORE DELETE ON ledger_balance
   FOR EACH ROW EXECUTE FUNCTION ledger_balance_guard()`,
]

const FORMER = `ledger_post_many(text[], text[], text[], text[], text[],
  timestamptz[], int[], int[], bigint[], int[], int[], bigint[])`

/*
 * Posts a batch in one statement: keys in key order, then balances in account
 * order (the trigger), so two batches never wait in a circle, as long as a
 * transaction posts once. `needs` is what a balance must hold afterwards for
 * every floor of the batch to have stood whatever its order; if one does not,
 * the batch is taken back, its locks too, and the caller looks closer.
 */
const POST = `CREATE FUNCTION ledger_post_many(
  idems text[], kinds text[], ref_types text[], ref_ids text[],
  currencies text[], times timestamptz[], ends int[], legs int[], sums bigint[],
  needy int[], needs bigint[])
RETURNS TABLE (idem text, id bigint) LANGUAGE plpgsql
SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  keys text[];
  ids bigint[];
BEGIN
  INSERT INTO ledger_ref_type (name)
    SELECT DISTINCT r.name FROM unnest(ref_types) AS r (name)
    WHERE NOT EXISTS (SELECT FROM ledger_ref_type t WHERE t.name = r.name)
    ORDER BY r.name ON CONFLICT (name) DO NOTHING;
  BEGIN
    WITH put AS (
      INSERT INTO ledger_journal AS j
        (occurred_at, key, kind, ref_type_id, ref_id, currency, accounts, amounts)
      SELECT coalesce(n.at, now()), ledger_key(n.idem, n.kind, n.ref_id), n.kind,
        t.id, n.ref_id, n.currency,
        legs[coalesce(ends[n.position::int - 1], 0) + 1 : ends[n.position::int]],
        sums[coalesce(ends[n.position::int - 1], 0) + 1 : ends[n.position::int]]
      FROM unnest(idems, kinds, ref_types, ref_ids, currencies, times)
        WITH ORDINALITY AS n (idem, kind, ref_type, ref_id, currency, at, position)
      JOIN ledger_ref_type t ON t.name = n.ref_type
      ORDER BY n.idem COLLATE "C"
      ON CONFLICT ((md5(ledger_idem(key, kind, ref_id))::uuid)) DO NOTHING
      RETURNING ledger_idem(j.key, j.kind, j.ref_id) AS idem, j.id
    )
    SELECT array_agg(put.idem), array_agg(put.id) INTO keys, ids FROM put;
    IF cardinality(needy) > 0 AND EXISTS (
      SELECT FROM unnest(needy, needs) AS n (account_id, minor)
      JOIN ledger_balance b USING (account_id) WHERE b.amount_minor < n.minor
    ) THEN
      RAISE EXCEPTION 'a floor may not hold' USING ERRCODE = 'LF001';
    END IF;
  EXCEPTION WHEN SQLSTATE 'LF001' THEN
    RETURN QUERY SELECT NULL::text, NULL::bigint;
    RETURN;
  END;
  RETURN QUERY SELECT k.idem, k.id FROM unnest(keys, ids) AS k (idem, id);
END $$`

/** Cheaper batches: one pass, no function call per balance, no lock ahead. */
export class Migration20261121130600LedgerFast extends Migration {
  override async up(): Promise<void> {
    const statements = [
      APPLY,
      ...GUARD,
      // Room on each page, so that a moved balance needs no new index entry.
      `ALTER TABLE ledger_balance SET (fillfactor = 50)`,
      `DROP FUNCTION ${FORMER}`,
      POST,
    ]
    statements.forEach((sql) => this.addSql(sql))
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS ledger_balance_stays ON ledger_balance`)
    this
      .addSql(`DROP FUNCTION IF EXISTS ledger_post_many(text[], text[], text[],
      text[], text[], timestamptz[], int[], int[], bigint[], int[], bigint[])`)
  }
}

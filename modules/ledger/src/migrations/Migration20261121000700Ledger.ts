import { appendOnlySql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const ACCOUNT = `CREATE TABLE ledger_account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text COLLATE "C" NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[a-z]{3}$'),
  kind text NOT NULL CHECK (kind IN ('payee', 'platform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT ledger_account_code_unique UNIQUE (code, currency),
  CONSTRAINT ledger_account_kind_matches CHECK (split_part(code, ':', 1) = kind)
)`

/*
 * L1. A function, because a CHECK cannot hold a sub-select. COALESCE, because
 * a CHECK that yields NULL passes. Sums in numeric cannot overflow.
 */
const BALANCED = `CREATE FUNCTION ledger_is_balanced(accounts bigint[], amounts bigint[])
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(
    array_ndims(accounts) = 1 AND array_ndims(amounts) = 1
    AND cardinality(accounts) = cardinality(amounts)
    AND cardinality(amounts) BETWEEN 2 AND 32
    AND array_position(accounts, NULL) IS NULL
    AND array_position(amounts, NULL) IS NULL
    AND array_position(amounts, 0::bigint) IS NULL
    AND (SELECT sum(amount) FROM unnest(amounts) AS leg (amount)) = 0,
    false)
$$`

const JOURNAL = `CREATE TABLE ledger_journal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  occurred_at timestamptz NOT NULL DEFAULT now(),
  idem text COLLATE "C" NOT NULL,
  input_hash bytea NOT NULL,
  kind text NOT NULL,
  ref_type text NOT NULL,
  ref_id text COLLATE "C" NOT NULL,
  currency text NOT NULL,
  accounts bigint[] NOT NULL,
  amounts bigint[] NOT NULL,
  CONSTRAINT ledger_journal_idem_unique UNIQUE (idem),
  CONSTRAINT ledger_journal_balanced CHECK (ledger_is_balanced(accounts, amounts))
)`

const BALANCE = `CREATE TABLE ledger_balance (
  account_id bigint PRIMARY KEY REFERENCES ledger_account (id),
  amount_minor bigint NOT NULL DEFAULT 0
)`

/*
 * L3, L4. Runs inside the INSERT that writes the journals: refuses a leg whose
 * account is missing or of another currency, then moves payee balances in
 * account order, so that two batches never wait for each other in a circle.
 */
const APPLY = `CREATE FUNCTION ledger_journal_apply() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM fresh, unnest(fresh.accounts) AS leg (account_id)
    LEFT JOIN ledger_account a ON a.id = leg.account_id
    WHERE a.currency IS DISTINCT FROM fresh.currency
  ) THEN
    RAISE EXCEPTION 'a journal names an account that is missing or of another currency'
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  INSERT INTO ledger_balance AS b (account_id, amount_minor)
    SELECT a.id, sum(leg.amount)
    FROM fresh, unnest(fresh.accounts, fresh.amounts) AS leg (account_id, amount)
    JOIN ledger_account a ON a.id = leg.account_id AND a.kind = 'payee'
    GROUP BY a.id ORDER BY a.id
    ON CONFLICT (account_id) DO UPDATE
      SET amount_minor = b.amount_minor + excluded.amount_minor;
  RETURN NULL;
END $$`

/* L4. Only the trigger above writes balances; by hand the depth is 1. */
const GUARD = `CREATE FUNCTION ledger_balance_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 OR TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'ledger_balance moves only with a journal'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$`

/* In schema codex: Medusa's test runner truncates every name in public. */
const VIEW = `CREATE VIEW codex.ledger_posting WITH (security_invoker = true) AS
  SELECT j.id AS journal_id, leg.position::int AS leg, a.id AS account_id,
    a.code AS account, a.kind AS account_kind, leg.amount AS amount_minor,
    j.currency, j.kind, j.ref_type, j.ref_id, j.occurred_at
  FROM ledger_journal j
  CROSS JOIN LATERAL unnest(j.accounts, j.amounts)
    WITH ORDINALITY AS leg (account_id, amount, position)
  JOIN ledger_account a ON a.id = leg.account_id`

/** The double-entry ledger; invariants L1 to L6 in the module's README. */
export class Migration20261121000700Ledger extends Migration {
  override async up(): Promise<void> {
    const statements = [
      ACCOUNT,
      BALANCED,
      JOURNAL,
      `CREATE INDEX ledger_journal_accounts ON ledger_journal USING gin (accounts)`,
      `CREATE INDEX ledger_journal_ref ON ledger_journal (ref_type, ref_id)`,
      `CREATE INDEX ledger_journal_kind ON ledger_journal (kind, occurred_at)`,
      BALANCE,
      APPLY,
      `CREATE TRIGGER ledger_journal_apply AFTER INSERT ON ledger_journal
       REFERENCING NEW TABLE AS fresh
       FOR EACH STATEMENT EXECUTE FUNCTION ledger_journal_apply()`,
      GUARD,
      `CREATE TRIGGER ledger_balance_guard
       BEFORE INSERT OR UPDATE OR DELETE ON ledger_balance
       FOR EACH ROW EXECUTE FUNCTION ledger_balance_guard()`,
      `CREATE TRIGGER ledger_balance_no_truncate BEFORE TRUNCATE ON ledger_balance
       FOR EACH STATEMENT EXECUTE FUNCTION ledger_balance_guard()`,
      ...appendOnlySql("ledger_account"),
      ...appendOnlySql("ledger_journal"),
      `CREATE SCHEMA IF NOT EXISTS codex`,
      `GRANT USAGE ON SCHEMA codex TO PUBLIC`,
      VIEW,
      `GRANT SELECT ON codex.ledger_posting TO PUBLIC`,
    ]
    statements.forEach((sql) => this.addSql(sql))
  }

  override async down(): Promise<void> {
    this.addSql(`DROP VIEW IF EXISTS codex.ledger_posting`)
    this.addSql(
      `DROP TABLE IF EXISTS ledger_balance, ledger_journal, ledger_account`
    )
    const functions = [
      "ledger_balance_guard",
      "ledger_journal_apply",
      "ledger_journal_append_only",
      "ledger_account_append_only",
    ]
    functions.forEach((name) =>
      this.addSql(`DROP FUNCTION IF EXISTS ${name}()`)
    )
    this.addSql(
      `DROP FUNCTION IF EXISTS ledger_is_balanced(bigint[], bigint[])`
    )
  }
}

import { appendOnlySql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/* What a reference names (`purchase`, `payout`), written once. */
const REF_TYPE = [
  `CREATE TABLE ledger_ref_type (
    id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE
  )`,
  `INSERT INTO ledger_ref_type (name) SELECT DISTINCT ref_type FROM ledger_journal`,
  ...appendOnlySql("ledger_ref_type"),
]

/*
 * L5. Most keys repeat their kind and reference (`sale:pur_1`); that part is
 * not stored twice. `=` marks it, so no key may begin with `=`.
 */
const KEY = [
  `CREATE FUNCTION ledger_key(idem text, kind text, ref_id text)
   RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
     SELECT CASE WHEN starts_with(idem, kind || ':' || ref_id)
       THEN '=' || substr(idem, length(kind) + length(ref_id) + 2)
       ELSE idem END $$`,
  `CREATE FUNCTION ledger_idem(key text, kind text, ref_id text)
   RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
     SELECT CASE WHEN left(key, 1) = '=' THEN kind || ':' || ref_id || substr(key, 2)
       ELSE key END $$`,
]

/* L1, as before: NULL fails, sums in numeric cannot overflow. A loop, because
   it takes a third of the time of a sub-select. */
const BALANCED = `CREATE FUNCTION ledger_is_balanced(accounts int[], amounts bigint[])
RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  total numeric := 0;
  amount bigint;
BEGIN
  IF (array_ndims(accounts) = 1 AND array_ndims(amounts) = 1
    AND cardinality(accounts) = cardinality(amounts)
    AND cardinality(amounts) BETWEEN 2 AND 32
    AND array_position(accounts, NULL) IS NULL) IS NOT TRUE THEN
    RETURN false;
  END IF;
  FOREACH amount IN ARRAY amounts LOOP
    IF amount IS NULL OR amount = 0 THEN
      RETURN false;
    END IF;
    total := total + amount;
  END LOOP;
  RETURN total = 0;
END $$`

/*
 * The input hash is gone: a journal never changes (L2), so the row itself is
 * what a replay is compared with. `id` orders and pages; the key identifies.
 */
const JOURNAL = [
  `DROP VIEW codex.ledger_posting`,
  `ALTER TABLE ledger_journal RENAME TO ledger_journal_wide`,
  `CREATE TABLE ledger_journal (
    id bigint GENERATED ALWAYS AS IDENTITY,
    occurred_at timestamptz NOT NULL DEFAULT now(),
    key text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    ref_type_id smallint NOT NULL,
    ref_id text COLLATE "C" NOT NULL,
    currency text NOT NULL,
    accounts int[] NOT NULL,
    amounts bigint[] NOT NULL,
    CONSTRAINT ledger_journal_balanced_vector CHECK (ledger_is_balanced(accounts, amounts))
  )`,
  `INSERT INTO ledger_journal OVERRIDING SYSTEM VALUE
    SELECT w.id, w.occurred_at, ledger_key(w.idem, w.kind, w.ref_id), w.kind, t.id,
      w.ref_id, w.currency, w.accounts::int[], w.amounts
    FROM ledger_journal_wide w JOIN ledger_ref_type t ON t.name = w.ref_type
    ORDER BY w.id`,
  `DROP TABLE ledger_journal_wide`,
  `DROP FUNCTION ledger_is_balanced(bigint[], bigint[])`,
  `ALTER SEQUENCE ledger_journal_id_seq1 RENAME TO ledger_journal_id_seq`,
  `SELECT setval('ledger_journal_id_seq', coalesce(max(id), 0) + 1, false)
   FROM ledger_journal`,
  `CREATE UNIQUE INDEX ledger_journal_idem_unique
   ON ledger_journal ((md5(ledger_idem(key, kind, ref_id))::uuid))`,
  `CREATE INDEX ledger_journal_ref ON ledger_journal (hashtext(ref_id))`,
  `CREATE INDEX ledger_journal_accounts ON ledger_journal
   USING gin (accounts) WITH (gin_pending_list_limit = 256)`,
  `CREATE INDEX ledger_journal_id ON ledger_journal
   USING brin (id) WITH (pages_per_range = 16, autosummarize = on)`,
  `CREATE INDEX ledger_journal_time ON ledger_journal
   USING brin (occurred_at) WITH (pages_per_range = 16, autosummarize = on)`,
  ...appendOnlySql("ledger_journal"),
]

/* L4. Each payee's account has its balance row from the start, so that it can
   be locked before the first journal. */
const OPEN = [
  `CREATE FUNCTION ledger_account_open() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO ledger_balance (account_id) VALUES (NEW.id);
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER ledger_account_open AFTER INSERT ON ledger_account
   FOR EACH ROW WHEN (NEW.kind = 'payee') EXECUTE FUNCTION ledger_account_open()`,
  `ALTER TABLE ledger_balance DISABLE TRIGGER ledger_balance_guard`,
  `INSERT INTO ledger_balance (account_id)
   SELECT id FROM ledger_account WHERE kind = 'payee' ON CONFLICT DO NOTHING`,
  `ALTER TABLE ledger_balance ENABLE TRIGGER ledger_balance_guard`,
]

/*
 * The transaction has its number before a journal has its id; the watermark
 * of the rollup rests on that order.
 */
const NUMBER = [
  `CREATE FUNCTION ledger_journal_number() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_current_xact_id();
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER ledger_journal_number BEFORE INSERT ON ledger_journal
   FOR EACH STATEMENT EXECUTE FUNCTION ledger_journal_number()`,
  `CREATE OR REPLACE FUNCTION ledger_journal_apply() RETURNS trigger
  LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT FROM (SELECT DISTINCT leg.account_id, fresh.currency
        FROM fresh, unnest(fresh.accounts) AS leg (account_id)) used
      LEFT JOIN ledger_account a ON a.id = used.account_id
      WHERE a.currency IS DISTINCT FROM used.currency
    ) THEN
      RAISE EXCEPTION 'a journal names an account that is missing or of another currency'
        USING ERRCODE = 'foreign_key_violation';
    END IF;
    INSERT INTO ledger_balance AS b (account_id, amount_minor)
      SELECT moved.account_id, moved.amount
      FROM (SELECT leg.account_id, sum(leg.amount) AS amount
        FROM fresh, unnest(fresh.accounts, fresh.amounts) AS leg (account_id, amount)
        GROUP BY leg.account_id) moved
      JOIN ledger_account a ON a.id = moved.account_id AND a.kind = 'payee'
      ORDER BY moved.account_id
      ON CONFLICT (account_id) DO UPDATE
        SET amount_minor = b.amount_minor + excluded.amount_minor;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER ledger_journal_apply AFTER INSERT ON ledger_journal
   REFERENCING NEW TABLE AS fresh
   FOR EACH STATEMENT EXECUTE FUNCTION ledger_journal_apply()`,
]

const VIEW = [
  `CREATE VIEW codex.ledger_posting WITH (security_invoker = true) AS
  SELECT j.id AS journal_id, leg.position::int AS leg, a.id AS account_id,
    a.code AS account, a.kind AS account_kind, leg.amount AS amount_minor,
    j.currency, j.kind, t.name AS ref_type, j.ref_id,
    hashtext(j.ref_id) AS ref_hash, j.occurred_at,
    ledger_idem(j.key, j.kind, j.ref_id) AS idem
  FROM ledger_journal j
  CROSS JOIN LATERAL unnest(j.accounts, j.amounts)
    WITH ORDINALITY AS leg (account_id, amount, position)
  JOIN ledger_account a ON a.id = leg.account_id
  JOIN ledger_ref_type t ON t.id = j.ref_type_id`,
  `GRANT SELECT ON codex.ledger_posting TO PUBLIC`,
]

/*
 * Posts a batch in one statement. Locks first the balances, in account order,
 * then takes the keys, in key order: two batches never wait in a circle, as
 * long as a transaction posts once. A `need` is the least a balance must hold
 * for every floor of the batch to stand whatever the order; when one does not,
 * nothing is posted and the caller, who has the locks now, decides one by one.
 */
const POST = `CREATE FUNCTION ledger_post_many(
  idems text[], kinds text[], ref_types text[], ref_ids text[],
  currencies text[], times timestamptz[], ends int[], legs int[], sums bigint[],
  payees int[], needy int[], needs bigint[])
RETURNS TABLE (idem text, id bigint) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM FROM ledger_balance b WHERE b.account_id = ANY (payees)
    ORDER BY b.account_id FOR NO KEY UPDATE;
  IF cardinality(needy) > 0 AND EXISTS (
    SELECT FROM unnest(needy, needs) AS n (account_id, minor)
    JOIN ledger_balance b USING (account_id) WHERE b.amount_minor < n.minor
  ) THEN
    RETURN QUERY SELECT NULL::text, NULL::bigint;
    RETURN;
  END IF;
  INSERT INTO ledger_ref_type (name)
    SELECT DISTINCT r.name FROM unnest(ref_types) AS r (name)
    WHERE NOT EXISTS (SELECT FROM ledger_ref_type t WHERE t.name = r.name)
    ORDER BY r.name ON CONFLICT (name) DO NOTHING;
  RETURN QUERY
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
    RETURNING ledger_idem(j.key, j.kind, j.ref_id), j.id;
END $$`

/** Narrow journal rows, one statement per batch, room for floors. */
export class Migration20261121124500LedgerCompact extends Migration {
  override async up(): Promise<void> {
    const statements = [
      ...REF_TYPE,
      ...KEY,
      BALANCED,
      ...JOURNAL,
      ...OPEN,
      ...NUMBER,
      ...VIEW,
      POST,
    ]
    statements.forEach((sql) => this.addSql(sql))
  }

  override async down(): Promise<void> {
    const statements = [
      `DROP VIEW IF EXISTS codex.ledger_posting`,
      `DROP FUNCTION IF EXISTS ledger_post_many(text[], text[], text[], text[],
        text[], timestamptz[], int[], int[], bigint[], int[], int[], bigint[])`,
      `DROP TABLE IF EXISTS ledger_journal, ledger_ref_type`,
      `DROP TRIGGER IF EXISTS ledger_account_open ON ledger_account`,
      `DROP FUNCTION IF EXISTS ledger_account_open()`,
      `DROP FUNCTION IF EXISTS ledger_journal_number()`,
      `DROP FUNCTION IF EXISTS ledger_ref_type_append_only()`,
      `DROP FUNCTION IF EXISTS ledger_key(text, text, text)`,
      `DROP FUNCTION IF EXISTS ledger_idem(text, text, text)`,
      `DROP FUNCTION IF EXISTS ledger_is_balanced(int[], bigint[])`,
    ]
    statements.forEach((sql) => this.addSql(sql))
  }
}

import { appendOnlySql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/* Sums of platform accounts up to `rolled_to`; what came later is the tail. */
const ROLLUP = [
  `CREATE TABLE ledger_rollup (
    account_id bigint PRIMARY KEY REFERENCES ledger_account (id),
    amount_minor bigint NOT NULL
  ) WITH (fillfactor = 50)`,
  `CREATE TABLE ledger_watermark (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    rolled_to bigint NOT NULL DEFAULT 0,
    mark_id bigint,
    mark_xid xid8
  )`,
  `INSERT INTO ledger_watermark DEFAULT VALUES`,
]

/*
 * Ids commit out of order, so the newest id is no watermark. A mark is the
 * newest id that was given out before this transaction had its number. Whoever
 * holds an id up to it has a lower number (the trigger ledger_journal_number),
 * so once no lower number is running, all of them are final.
 */
const ROLL_UP = `CREATE FUNCTION ledger_roll_up() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  given_out bigint := coalesce(pg_sequence_last_value('ledger_journal_id_seq'), 0);
  numbered boolean := pg_current_xact_id_if_assigned() IS NOT NULL;
  state ledger_watermark;
  rolled bigint := 0;
BEGIN
  SELECT * INTO state FROM ledger_watermark FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  IF state.mark_xid <= pg_snapshot_xmin(pg_current_snapshot()) THEN
    INSERT INTO ledger_rollup AS r (account_id, amount_minor)
      SELECT a.id, sum(leg.amount)
      FROM ledger_journal j, unnest(j.accounts, j.amounts) AS leg (account_id, amount)
      JOIN ledger_account a ON a.id = leg.account_id AND a.kind = 'platform'
      WHERE j.id > state.rolled_to AND j.id <= state.mark_id
      GROUP BY a.id ORDER BY a.id
      ON CONFLICT (account_id) DO UPDATE
        SET amount_minor = r.amount_minor + excluded.amount_minor;
    rolled := state.mark_id - state.rolled_to;
    UPDATE ledger_watermark SET rolled_to = mark_id, mark_id = NULL, mark_xid = NULL;
    state.mark_id := NULL;
  END IF;
  IF state.mark_id IS NULL AND NOT numbered THEN
    UPDATE ledger_watermark SET mark_id = given_out, mark_xid = pg_current_xact_id()
      WHERE given_out > rolled_to;
  END IF;
  RETURN rolled;
END $$`

/*
 * A checkpoint seals the journals after the one before it: their sums, a
 * digest of all they say, a short mark of each so that the changed one can be
 * named, and the hash of the checkpoint before.
 */
const CHECKPOINT = [
  `CREATE TABLE ledger_checkpoint (
    position bigint PRIMARY KEY CHECK (position > 0),
    after_id bigint NOT NULL,
    upto_id bigint NOT NULL CHECK (upto_id > after_id),
    journals bigint NOT NULL CHECK (journals > 0),
    accounts int[] NOT NULL,
    sums bigint[] NOT NULL,
    marks int[] NOT NULL,
    digest bytea NOT NULL,
    previous bytea NOT NULL UNIQUE,
    hash bytea NOT NULL UNIQUE,
    sealed_at timestamptz NOT NULL DEFAULT now()
  )`,
  ...appendOnlySql("ledger_checkpoint"),
  // As a row, because its text quotes: no value can imitate two.
  `CREATE FUNCTION ledger_line(j ledger_journal) RETURNS text
   LANGUAGE sql STABLE PARALLEL SAFE AS $$
     SELECT ROW(j.id, extract(epoch FROM j.occurred_at), j.key, j.kind,
       j.ref_type_id, j.ref_id, j.currency, j.accounts, j.amounts)::text $$`,
  `CREATE FUNCTION ledger_checkpoint_hash(c ledger_checkpoint) RETURNS bytea
   LANGUAGE sql STABLE PARALLEL SAFE AS $$
     SELECT sha256(convert_to(ROW(c.position, c.after_id, c.upto_id, c.journals,
       c.accounts, c.sums, c.marks, encode(c.digest, 'hex'),
       encode(c.previous, 'hex'), extract(epoch FROM c.sealed_at))::text, 'UTF8')) $$`,
  `CREATE FUNCTION ledger_seal(least_age interval) RETURNS bigint
  LANGUAGE plpgsql AS $$
  DECLARE
    state ledger_watermark;
    last ledger_checkpoint;
    made ledger_checkpoint;
  BEGIN
    SELECT * INTO state FROM ledger_watermark FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
    SELECT * INTO last FROM ledger_checkpoint ORDER BY position DESC LIMIT 1;
    IF last.sealed_at > now() - least_age THEN
      RETURN NULL;
    END IF;
    made.position := coalesce(last.position, 0) + 1;
    made.after_id := coalesce(last.upto_id, 0);
    made.upto_id := state.rolled_to;
    made.previous := coalesce(last.hash, '\\x00');
    made.sealed_at := clock_timestamp();
    SELECT count(*), array_agg(hashtext(line) ORDER BY id),
      sha256(convert_to(string_agg(line, E'\\n' ORDER BY id), 'UTF8'))
      INTO made.journals, made.marks, made.digest
      FROM (SELECT j.id, ledger_line(j) AS line FROM ledger_journal j
        WHERE j.id > made.after_id AND j.id <= made.upto_id) lines;
    IF made.journals = 0 THEN
      RETURN NULL;
    END IF;
    SELECT array_agg(moved.account_id ORDER BY moved.account_id),
      array_agg(moved.amount ORDER BY moved.account_id)
      INTO made.accounts, made.sums
      FROM (SELECT leg.account_id, sum(leg.amount)::bigint AS amount
        FROM ledger_journal j, unnest(j.accounts, j.amounts) AS leg (account_id, amount)
        WHERE j.id > made.after_id AND j.id <= made.upto_id
        GROUP BY leg.account_id) moved;
    made.hash := ledger_checkpoint_hash(made);
    INSERT INTO ledger_checkpoint SELECT made.*;
    RETURN made.position;
  END $$`,
]

/** Rollups of platform accounts, and checkpoints that seal what is final. */
export class Migration20261121132000LedgerSeal extends Migration {
  override async up(): Promise<void> {
    const statements = [...ROLLUP, ROLL_UP, ...CHECKPOINT]
    statements.forEach((sql) => this.addSql(sql))
  }

  override async down(): Promise<void> {
    const statements = [
      `DROP FUNCTION IF EXISTS ledger_roll_up()`,
      `DROP FUNCTION IF EXISTS ledger_seal(interval)`,
      `DROP FUNCTION IF EXISTS ledger_checkpoint_hash(ledger_checkpoint)`,
      `DROP FUNCTION IF EXISTS ledger_line(ledger_journal)`,
      `DROP TABLE IF EXISTS ledger_checkpoint, ledger_watermark, ledger_rollup`,
      `DROP FUNCTION IF EXISTS ledger_checkpoint_append_only()`,
    ]
    statements.forEach((sql) => this.addSql(sql))
  }
}

import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const ARGUMENTS = `text[], text[], text[], text[], text[], timestamptz[], int[],
  int[], bigint[], int[], bigint[]`

/* An assignment costs no statement, a PERFORM does. */
const NUMBER = `CREATE OR REPLACE FUNCTION ledger_journal_number() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  number xid8;
BEGIN
  number := pg_current_xact_id();
  RETURN NULL;
END $$`

/* Called for a name that was not there yet. */
const REF_TYPE = `CREATE FUNCTION ledger_new_ref_type(new_name text) RETURNS smallint
LANGUAGE plpgsql AS $$
DECLARE
  found_id smallint;
BEGIN
  INSERT INTO ledger_ref_type (name) VALUES (new_name)
    ON CONFLICT (name) DO NOTHING RETURNING id INTO found_id;
  IF found_id IS NULL THEN
    SELECT t.id INTO found_id FROM ledger_ref_type t WHERE t.name = new_name;
  END IF;
  RETURN found_id;
END $$`

/*
 * Posts a batch in one statement: keys in key order, then balances in account
 * order (the trigger), so two batches never wait in a circle, as long as a
 * transaction posts once. `needs` is what a balance must hold afterwards for
 * every floor of the batch to have stood whatever its order; if one does not,
 * the batch is taken back, its locks too, and the caller looks closer: it gets
 * one key that is NULL.
 */
const POST = `CREATE FUNCTION ledger_post_many(
  idems text[], kinds text[], ref_types text[], ref_ids text[],
  currencies text[], times timestamptz[], ends int[], legs int[], sums bigint[],
  needy int[], needs bigint[], OUT posted text[], OUT ids bigint[])
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  WITH named AS MATERIALIZED (
    SELECT r.name, coalesce(t.id, ledger_new_ref_type(r.name)) AS id
    FROM (SELECT DISTINCT u.name FROM unnest(ref_types) AS u (name)) r
    LEFT JOIN ledger_ref_type t ON t.name = r.name
    ORDER BY r.name
  ), put AS (
    INSERT INTO ledger_journal AS j
      (occurred_at, key, kind, ref_type_id, ref_id, currency, accounts, amounts)
    SELECT coalesce(n.at, now()), ledger_key(n.idem, n.kind, n.ref_id), n.kind,
      t.id, n.ref_id, n.currency,
      legs[coalesce(ends[n.position::int - 1], 0) + 1 : ends[n.position::int]],
      sums[coalesce(ends[n.position::int - 1], 0) + 1 : ends[n.position::int]]
    FROM unnest(idems, kinds, ref_types, ref_ids, currencies, times)
      WITH ORDINALITY AS n (idem, kind, ref_type, ref_id, currency, at, position)
    JOIN named t ON t.name = n.ref_type
    ORDER BY n.idem COLLATE "C"
    ON CONFLICT ((md5(ledger_idem(key, kind, ref_id))::uuid)) DO NOTHING
    RETURNING ledger_idem(j.key, j.kind, j.ref_id) AS idem, j.id
  )
  SELECT array_agg(put.idem), array_agg(put.id) INTO posted, ids FROM put;
  IF cardinality(needy) > 0 THEN
    IF EXISTS (
      SELECT FROM unnest(needy, needs) AS n (account_id, minor)
      JOIN ledger_balance b USING (account_id) WHERE b.amount_minor < n.minor
    ) THEN
      RAISE EXCEPTION 'a floor may not hold' USING ERRCODE = 'LF001';
    END IF;
  END IF;
EXCEPTION WHEN SQLSTATE 'LF001' THEN
  posted := array[NULL::text];
  ids := array[NULL::bigint];
END $$`

/** Fewer statements per batch; its results as two arrays. */
export class Migration20261125170500LedgerLean extends Migration {
  override async up(): Promise<void> {
    const statements = [
      NUMBER,
      REF_TYPE,
      `DROP FUNCTION ledger_post_many(${ARGUMENTS})`,
      POST,
    ]
    statements.forEach((sql) => this.addSql(sql))
  }

  override async down(): Promise<void> {
    this.addSql(`DROP FUNCTION IF EXISTS ledger_post_many(${ARGUMENTS})`)
    this.addSql(`DROP FUNCTION IF EXISTS ledger_new_ref_type(text)`)
  }
}

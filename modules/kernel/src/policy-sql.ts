import type { ScopeClass } from "./table-classes"

const IDENTIFIER = /^[a-z_][a-z0-9_]*$/

function identifier(name: string): string {
  if (!IDENTIFIER.test(name)) {
    throw new Error(`Not a plain SQL identifier: ${name}`)
  }
  return `"${name}"`
}

/** A transaction's setting, read once a statement and not once a row. */
const setting = (name: string) =>
  `(SELECT current_setting('codex.${name}', true))`

/**
 * SQL for a migration: row-level security for one scoped table. The policy
 * reads transaction settings only, so it is the same text for every table of
 * a class. A setting that ended with its transaction is `''`, not NULL, hence
 * the nullif.
 */
export function scopeSql(
  table: string,
  scope: Exclude<ScopeClass, "platform">,
  column = `${scope}_id`
): string[] {
  const t = identifier(table)
  const mine = `${identifier(column)} = nullif(${setting(`${scope}_id`)}, '')`
  const test = `(${setting("scope")} = 'platform' OR ${mine})`
  return [
    `ALTER TABLE ${t} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${t} FORCE ROW LEVEL SECURITY`,
    `DROP POLICY IF EXISTS codex_scope ON ${t}`,
    `CREATE POLICY codex_scope ON ${t} USING ${test} WITH CHECK ${test}`,
  ]
}

/**
 * SQL for a migration: a table whose rows never change. UPDATE, DELETE and
 * TRUNCATE are refused by trigger and revoked from every other login.
 */
export function appendOnlySql(table: string): string[] {
  const t = identifier(table)
  const name = identifier(`${table}_append_only`)
  return [
    `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
       USING ERRCODE = 'restrict_violation'; END $$`,
    `CREATE TRIGGER ${name} BEFORE UPDATE OR DELETE ON ${t}
     FOR EACH ROW EXECUTE FUNCTION ${name}()`,
    `CREATE TRIGGER ${identifier(`${table}_no_truncate`)} BEFORE TRUNCATE ON ${t}
     FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`,
    `DO $$ DECLARE grantee_name text; BEGIN
       FOR grantee_name IN SELECT DISTINCT grantee FROM information_schema.role_table_grants
         WHERE table_name = '${table}' AND grantee <> current_user
       LOOP
         EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON ${t} FROM %s',
           CASE grantee_name WHEN 'PUBLIC' THEN 'PUBLIC' ELSE quote_ident(grantee_name) END);
       END LOOP;
     END $$`,
  ]
}

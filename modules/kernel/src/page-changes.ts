const NAME = /^[a-z_][a-z0-9_]*$/

/** Where commits that change what public pages show are told. */
export const PAGES_CHANNEL = "codex_pages"

const TELL = `CREATE OR REPLACE FUNCTION codex_pages_changed() RETURNS trigger
  LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_notify('${PAGES_CHANNEL}', pg_current_xact_id()::text);
    RETURN NULL;
  END $$`

/**
 * SQL for a migration: public pages show this table, or these columns of it.
 * One notice per transaction, however many rows it wrote; none for no row.
 */
export function pagesShowSql(
  table: string,
  columns: readonly string[] = []
): string[] {
  for (const name of [table, ...columns]) {
    if (!NAME.test(name)) {
      throw new Error(`Not a plain SQL identifier: ${name}`)
    }
  }
  const update =
    columns.length > 0 ? `UPDATE OF ${columns.join(", ")}` : "UPDATE"
  return [
    TELL,
    `CREATE TRIGGER ${table}_on_pages
      AFTER INSERT OR DELETE OR ${update} ON ${table}
      FOR EACH ROW EXECUTE FUNCTION codex_pages_changed()`,
  ]
}

/** The way back. */
export const pagesForgetSql = (table: string): string =>
  `DROP TRIGGER IF EXISTS ${table}_on_pages ON ${table}`

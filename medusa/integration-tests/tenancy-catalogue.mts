import assert from "node:assert/strict"
import fs from "node:fs"
import path from "node:path"
import { it } from "node:test"
import { tableClasses, type TableScope } from "@codex/kernel"
import { sql, useShop } from "./shop.mts"

const root = path.resolve(import.meta.dirname, "../..")
/** Those that own tables: kernel and admin-kit own none. */
const modules = fs
  .readdirSync(path.join(root, "modules"))
  .filter((name) =>
    fs.existsSync(path.join(root, "modules", name, "src/migrations"))
  )

/**
 * Unique keys that span tenants on purpose: their columns are ids that only
 * we make, so a violation tells a tenant nothing about another.
 */
const GLOBAL_KEYS: Record<string, string> = {
  creator_user_id_unique: "one creator per admin user",
}

async function registry(): Promise<Map<string, TableScope>> {
  await Promise.all(modules.map((name) => import(`@codex/${name}`)))
  return new Map(tableClasses())
}

/** Tables named in our own migrations: what must be registered. */
function migratedTables(): Set<string> {
  const tables = new Set<string>()
  for (const name of modules) {
    const folder = path.join(root, "modules", name, "src/migrations")
    for (const file of fs.readdirSync(folder)) {
      const text = fs.readFileSync(path.join(folder, file), "utf8")
      const found = text.matchAll(
        /create table (?:if not exists )?(?:public\.)?"?([a-z_]+)"?/gi
      )
      for (const [, table] of found) {
        tables.add(table ?? "")
      }
    }
  }
  return tables
}

async function scoped(): Promise<[string, TableScope & { column: string }][]> {
  return [...(await registry())].filter(
    (entry): entry is [string, TableScope & { column: string }] =>
      entry[1].column !== null
  )
}

interface Key {
  name: string
  table: string
  kind: string
  columns: string[]
  target: string | null
  target_columns: string[] | null
}

const KEYS = `
  select c.conname as name, r.relname as table, c.contype as kind,
    array(select a.attname::text from unnest(c.conkey) k
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k) as columns,
    t.relname as target,
    array(select a.attname::text from unnest(c.confkey) k
      join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k) as target_columns
  from pg_constraint c join pg_class r on r.oid = c.conrelid
    left join pg_class t on t.oid = c.confrelid
  where c.contype in ('u', 'f') and r.relname = any($1)`

export function tenancyCatalogue(): void {
  it("lists every table of our migrations, and no other", async () => {
    const listed = [...(await registry()).keys()].sort()
    assert.deepEqual(listed, [...migratedTables()].sort())
    const found = await sql<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename = any($1)",
      [listed]
    )
    assert.equal(found.length, listed.length)
  })

  it("has a NOT NULL scope column on each scoped table", async () => {
    for (const [table, { column }] of await scoped()) {
      const rows = await sql<{ is_nullable: string }>(
        "select is_nullable from information_schema.columns where table_name = $1 and column_name = $2",
        [table, column]
      )
      assert.deepEqual(rows, [{ is_nullable: "NO" }], `${table}.${column}`)
    }
  })

  it("forces row-level security with one policy for reads and writes", async () => {
    for (const [table, { scope, column }] of await scoped()) {
      const [row] = await sql<{ forced: boolean }>(
        "select relrowsecurity and relforcerowsecurity as forced from pg_class where oid = $1::regclass",
        [table]
      )
      assert.equal(row?.forced, true, `${table} does not force its policy`)
      const policies = await sql<{
        cmd: string
        qual: string
        with_check: string
      }>("select cmd, qual, with_check from pg_policies where tablename = $1", [
        table,
      ])
      assert.equal(policies.length, 1, table)
      assert.equal(policies[0]?.cmd, "ALL", table)
      for (const text of [policies[0]?.qual, policies[0]?.with_check]) {
        assert.match(text ?? "", new RegExp(`codex\\.${scope}_id`), table)
        assert.match(text ?? "", new RegExp(`\\b${column}\\b`), table)
      }
    }
  })

  it("keeps the scope in keys between tables of one class", async () => {
    const classes = await registry()
    const keys = await sql<Key>(KEYS, [[...classes.keys()]])
    for (const key of keys) {
      const own = classes.get(key.table)
      const target = key.target ? classes.get(key.target) : undefined
      if (!own?.column || key.name in GLOBAL_KEYS) {
        continue
      }
      if (key.kind === "f" && target?.scope === own.scope && target.column) {
        assert.ok(
          key.columns.includes(own.column),
          `${key.name} lets a row point at a foreign tenant`
        )
        assert.ok(key.target_columns?.includes(target.column), key.name)
      }
    }
  })

  it("serves with a login that cannot step around the policies", async () => {
    const [login] = await sql(
      "select rolsuper, rolbypassrls, rolcreaterole, (select count(*) from pg_class where relowner = r.oid)::int as owns from pg_roles r where rolname = current_user",
      [],
      useShop().urls.appUrl
    )
    assert.deepEqual(login, {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      owns: 0,
    })
  })

  it("shows that login no scoped row without a scope", async () => {
    for (const [table] of await scoped()) {
      const rows = await sql(
        `select 1 from "${table}" limit 1`,
        [],
        useShop().urls.appUrl
      )
      assert.equal(rows.length, 0, table)
    }
  })

  it("has views that run as their caller, and no definer functions", async () => {
    const views = await sql<{ relname: string; invoker: boolean }>(
      "select relname, coalesce(reloptions @> array['security_invoker=true'], false) as invoker from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'codex' and relkind in ('v', 'm')"
    )
    assert.deepEqual(
      views.filter((view) => !view.invoker),
      []
    )
    const definers = await sql(
      "select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where prosecdef and n.nspname in ('public', 'codex')"
    )
    assert.deepEqual(definers, [])
  })
}

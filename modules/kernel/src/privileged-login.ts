import type { Pg } from "./tenancy"

/**
 * Row-level security binds neither superusers nor BYPASSRLS logins: with one
 * of them every tenant would see every row, silently. Production refuses to
 * boot on such a login (ARCHITECTURE §4).
 */
export async function refusePrivilegedLogin(pg: Pg): Promise<void> {
  const { rows } = await pg.raw<{
    rows: { name: string; privileged: boolean }[]
  }>(
    `select rolname as name, rolsuper or rolbypassrls as privileged
     from pg_roles where rolname = current_user`
  )
  const login = rows[0]
  if (login?.privileged) {
    throw new Error(
      `The database login "${login.name}" is a superuser or may bypass row-level security, so tenants would not be kept apart. Set DATABASE_URL to a login made with NOSUPERUSER NOBYPASSRLS, and DATABASE_OWNER_URL to the one that migrates.`
    )
  }
}

import { sql } from "../../integration-tests/shop.mts"

/** Counts from here on. */
export async function startCounting(): Promise<void> {
  await sql("create extension if not exists pg_stat_statements")
  await sql("select pg_stat_statements_reset()")
}

/**
 * Statements since, each run of each of them: those inside functions, BEGIN
 * and COMMIT too. What this asks as superuser is not counted.
 */
export async function countStatements(): Promise<number> {
  const [row] = await sql<{ calls: number }>(
    `select coalesce(sum(s.calls), 0)::int as calls from pg_stat_statements s
     join pg_roles r on r.oid = s.userid
     where not r.rolsuper and s.dbid = (select oid from pg_database
       where datname = current_database())`
  )
  return row?.calls ?? 0
}

/** Keeps follow-ups waiting, so that they are not counted with the sale. */
export async function holdOutbox(): Promise<void> {
  await sql(`create or replace function bench_hold() returns trigger
    language plpgsql as $$ begin
      new.next_at := now() + interval '1 hour'; return new; end $$`)
  await sql(`create or replace trigger bench_hold before insert on outbox
    for each row execute function bench_hold()`)
  await sql(
    "update outbox set next_at = now() + interval '1 hour' where state = 'pending'"
  )
}

/** Lets those of one buyer go. */
export async function releaseOutbox(customerId: string): Promise<void> {
  await sql("drop trigger if exists bench_hold on outbox")
  await sql(
    `update outbox set next_at = now() where state = 'pending' and ref_id in
       (select id from purchase where customer_id = $1)`,
    [customerId]
  )
}

export async function followUpsWaiting(customerId: string): Promise<number> {
  const [row] = await sql<{ waiting: number }>(
    `select count(*)::int as waiting from outbox where state = 'pending'
     and ref_id in (select id from purchase where customer_id = $1)`,
    [customerId]
  )
  return row?.waiting ?? 0
}

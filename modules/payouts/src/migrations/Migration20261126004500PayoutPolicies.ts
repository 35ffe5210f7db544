import { appendOnlySql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/* A policy counts for whole days to come: nobody's sale changes its rules
   after it was made. Of several rows for one day the last one counts. */
const POLICY = `CREATE TABLE payout_policy (
  id text PRIMARY KEY,
  starts_on date NOT NULL,
  hold_days integer NOT NULL CHECK (hold_days BETWEEN 0 AND 365),
  reserve_bps integer NOT NULL CHECK (reserve_bps BETWEEN 0 AND 10000),
  reserve_days integer NOT NULL CHECK (reserve_days BETWEEN 1 AND 365),
  minimum_minor integer NOT NULL CHECK (minimum_minor > 0),
  negative_floor_minor integer NOT NULL CHECK (negative_floor_minor <= 0),
  cool_down_hours integer NOT NULL CHECK (cool_down_hours BETWEEN 0 AND 720),
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 300),
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT payout_policy_not_backdated
    CHECK (starts_on > (created_at AT TIME ZONE 'UTC')::date)
)`

export class Migration20261126004500PayoutPolicies extends Migration {
  override up(): void {
    for (const sql of [POLICY, ...appendOnlySql("payout_policy")]) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS payout_policy`)
    this.addSql(`DROP FUNCTION IF EXISTS payout_policy_append_only()`)
  }
}

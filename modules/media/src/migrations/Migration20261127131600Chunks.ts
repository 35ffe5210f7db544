import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const CHUNK = `create table if not exists transcode_chunk (
  id text primary key,
  creator_id text not null,
  asset_id text not null,
  version bigint not null check (version > 0),
  number int not null check (number >= 0),
  task jsonb not null,
  state text not null default 'queued'
    check (state in ('queued', 'running', 'done')),
  attempt int not null default 0 check (attempt between 0 and 3),
  fence bigint not null default 0 check (fence >= 0),
  lease_until timestamptz,
  worker text,
  result jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (creator_id, asset_id, version, number),
  check ((state = 'running') = (lease_until is not null)),
  check ((state = 'done') = (result is not null)),
  foreign key (creator_id, asset_id)
    references media_asset (creator_id, id))`

/** The ladder of a long file is divided among workers (ADR 0033). */
export class Migration20261127131600Chunks extends Migration {
  override up(): void {
    this.addSql(CHUNK)
    for (const sql of scopeSql("transcode_chunk", "creator")) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql("drop table if exists transcode_chunk")
  }
}

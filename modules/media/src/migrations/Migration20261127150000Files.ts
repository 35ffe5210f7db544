import { pagesForgetSql, pagesShowSql, scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const VERSION = `create table media_file_version (
  id text primary key,
  creator_id text not null,
  asset_id text not null,
  version int not null check (version > 0),
  filename text not null,
  content_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  note text not null default '' check (length(note) <= 300),
  announced_at timestamptz,
  created_at timestamptz not null default now(),
  unique (creator_id, asset_id, version),
  check (version = 1 or note <> ''),
  foreign key (creator_id, asset_id) references media_asset (creator_id, id))`

const ON_PAGES = ["state", "playable", "thumbnail_key", "duration_ms"]

/** What public pages show of a file changes with its version. */
const pages = (columns: readonly string[]) => [
  pagesForgetSql("media_asset"),
  ...pagesShowSql("media_asset", columns),
]

/** Files that are sold as they are, and their versions (ADR 0035). */
export class Migration20261127150000Files extends Migration {
  override up(): void {
    this.addSql(`alter table media_asset
      drop constraint media_asset_kind_check,
      add constraint media_asset_kind_check
        check (kind in ('video', 'audio', 'file')),
      add column sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
      add constraint media_asset_file_is_hashed
        check (kind <> 'file' or state <> 'ready' or sha256 is not null),
      add constraint media_asset_file_never_plays
        check (kind <> 'file' or not playable)`)
    for (const sql of pages([...ON_PAGES, "filename", "size_bytes"])) {
      this.addSql(sql)
    }
    this.addSql(VERSION)
    this.addSql(`create index media_file_version_news on media_file_version
      (created_at) where announced_at is null`)
    for (const sql of scopeSql("media_file_version", "creator")) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql("drop table if exists media_file_version")
    for (const sql of pages(ON_PAGES)) {
      this.addSql(sql)
    }
    this.addSql(`alter table media_asset
      drop constraint media_asset_file_never_plays,
      drop constraint media_asset_file_is_hashed,
      drop column sha256,
      drop constraint media_asset_kind_check,
      add constraint media_asset_kind_check
        check (kind in ('video', 'audio')) not valid`)
  }
}

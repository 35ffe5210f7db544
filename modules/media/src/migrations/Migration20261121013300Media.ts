import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const ASSET = `create table if not exists media_asset (
  id text primary key,
  creator_id text not null,
  kind text not null check (kind in ('video', 'audio')),
  title text not null check (length(title) between 1 and 200),
  filename text not null,
  content_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  state text not null default 'uploading'
    check (state in ('uploading', 'processing', 'ready', 'failed')),
  playable boolean not null default false,
  failure_code text,
  duration_ms bigint check (duration_ms > 0),
  width int,
  height int,
  active_version int check (active_version > 0),
  source_key text not null,
  thumbnail_key text,
  progress int not null default 0 check (progress between 0 and 100),
  speed numeric(8, 2),
  eta_s int,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  files_removed_at timestamptz,
  unique (creator_id, id),
  check ((state = 'ready') = (active_version is not null)),
  check ((state = 'failed') = (failure_code is not null)),
  check (source_key = 'media/' || creator_id || '/' || id || '/source'))`

const OF_ASSET = `foreign key (creator_id, asset_id)
  references media_asset (creator_id, id)`

const UPLOAD = `create table if not exists media_upload (
  id text primary key,
  creator_id text not null,
  asset_id text not null,
  storage_upload_id text not null,
  storage_key text not null,
  size_bytes bigint not null check (size_bytes > 0),
  part_size bigint not null check (part_size > 0),
  part_count int not null check (part_count between 1 and 10000),
  state text not null default 'open'
    check (state in ('open', 'completing', 'completed', 'aborted')),
  fingerprint text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (creator_id, asset_id),
  ${OF_ASSET})`

const RENDITION = `create table if not exists media_rendition (
  id text primary key,
  creator_id text not null,
  asset_id text not null,
  version int not null check (version > 0),
  name text not null,
  width int,
  height int,
  bandwidth int not null check (bandwidth > 0),
  size_bytes bigint not null check (size_bytes > 0),
  playlist text not null,
  created_at timestamptz not null default now(),
  unique (creator_id, asset_id, version, name),
  ${OF_ASSET})`

const JOB = `create table if not exists transcode_job (
  id text primary key,
  creator_id text not null,
  asset_id text not null,
  state text not null default 'queued'
    check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  attempt int not null default 0 check (attempt between 0 and 3),
  fence bigint not null default 0 check (fence >= 0),
  lease_until timestamptz,
  next_at timestamptz not null default now(),
  worker text,
  last_error text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (creator_id, asset_id),
  check ((state = 'running') = (lease_until is not null)),
  ${OF_ASSET})`

const INDEXES = [
  `create index if not exists media_asset_library on media_asset
     (creator_id, created_at desc) where deleted_at is null`,
  `create index if not exists media_asset_files_to_remove on media_asset
     (deleted_at) where deleted_at is not null and files_removed_at is null`,
  `create index if not exists media_upload_expiry on media_upload
     (expires_at) where state in ('open', 'completing')`,
  `create index if not exists transcode_job_due on transcode_job
     (next_at) where state in ('queued', 'running')`,
]

const TABLES = [
  "transcode_job",
  "media_rendition",
  "media_upload",
  "media_asset",
]

export class Migration20261121013300Media extends Migration {
  override up(): void {
    for (const sql of [ASSET, UPLOAD, RENDITION, JOB, ...INDEXES]) {
      this.addSql(sql)
    }
    for (const sql of TABLES.flatMap((table) => scopeSql(table, "creator"))) {
      this.addSql(sql)
    }
  }

  override down(): void {
    for (const table of TABLES) {
      this.addSql(`drop table if exists ${table}`)
    }
  }
}

import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Drops the unnamed check that tied `active_version` to `ready` both ways. */
const LOOSEN = `do $$
declare found text;
begin
  select conname into found from pg_constraint
  where conrelid = 'media_asset'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%ready%active_version IS NOT NULL%';
  if found is not null then
    execute format('alter table media_asset drop constraint %I', found);
  end if;
end $$`

const ASSET = `alter table media_asset
  add column if not exists entry_file text,
  add column if not exists output_bytes bigint not null default 0
    check (output_bytes >= 0),
  add column if not exists loudness_lufs numeric(5, 2),
  add column if not exists has_waveform boolean not null default false,
  add column if not exists has_storyboard boolean not null default false,
  add column if not exists poster_count int not null default 0
    check (poster_count between 0 and 3),
  add constraint media_asset_ready_is_published
    check (state <> 'ready' or active_version is not null),
  add constraint media_asset_published_is_stored
    check (active_version is null or state <> 'uploading'),
  add constraint media_asset_playable_is_published
    check (not playable or active_version is not null)`

const RENDITION = `alter table media_rendition
  add column if not exists kind text not null default 'video'
    check (kind in ('video', 'audio')),
  add column if not exists codecs text,
  add column if not exists fps numeric(7, 3) check (fps > 0),
  add column if not exists is_copied boolean not null default false,
  add column if not exists average_bandwidth int
    check (average_bandwidth > 0),
  add column if not exists duration_ms bigint check (duration_ms > 0),
  add column if not exists segment_count int check (segment_count > 0)`

/** Which attempts' files are cleared away: all up to this fence. */
const JOB = `alter table transcode_job
  add column if not exists cleared_fence bigint not null default 0
    check (cleared_fence >= 0)`

/**
 * What is known of versions published before: how many bytes they take, and
 * that there is one still. Row security holds for the owner too, so the
 * statement says who it is; the setting ends with it.
 */
const KNOWN = `do $$
begin
  perform set_config('codex.scope', 'platform', true);
  update media_asset a set
    output_bytes = case when a.kind = 'audio' then a.size_bytes else (
      select coalesce(sum(r.size_bytes), 0) from media_rendition r
      where r.creator_id = a.creator_id and r.asset_id = a.id
        and r.version = a.active_version) end,
    poster_count = case when a.thumbnail_key is null then 0 else 1 end
  where a.active_version is not null and a.output_bytes = 0;
  perform set_config('codex.scope', '', true);
end $$`

/** A video is published in stages (ADR 0033): playable before it is ready. */
export class Migration20261127124500Stages extends Migration {
  override up(): void {
    for (const sql of [LOOSEN, ASSET, RENDITION, JOB, KNOWN]) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql(`alter table media_asset
      drop constraint media_asset_ready_is_published,
      drop constraint media_asset_published_is_stored,
      drop constraint media_asset_playable_is_published,
      drop column entry_file, drop column output_bytes,
      drop column loudness_lufs, drop column has_waveform,
      drop column has_storyboard, drop column poster_count`)
    this.addSql(`alter table media_rendition
      drop column kind, drop column codecs, drop column fps,
      drop column is_copied, drop column average_bandwidth,
      drop column duration_ms, drop column segment_count`)
    this.addSql("alter table transcode_job drop column cleared_fence")
  }
}

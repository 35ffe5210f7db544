import { pagesForgetSql, pagesShowSql, scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const TABLE = "media_text_track"

const TRACK = `create table if not exists media_text_track (
  id text primary key,
  creator_id text not null,
  asset_id text not null,
  kind text not null check (kind in ('captions', 'subtitles', 'chapters')),
  language text not null check (length(language) between 2 and 35),
  label text not null check (length(label) between 1 and 80),
  content text not null check (octet_length(content) <= 524288),
  cue_count int not null check (cue_count between 1 and 5000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (creator_id, asset_id)
    references media_asset (creator_id, id))`

const KEYS = [
  `create unique index if not exists media_text_track_language
     on media_text_track (creator_id, asset_id, kind, language)
     where kind <> 'chapters'`,
  `create unique index if not exists media_text_track_chapters
     on media_text_track (creator_id, asset_id) where kind = 'chapters'`,
]

/** Captions, subtitles and chapters of a file (ADR 0036). */
export class Migration20261127150500TextTracks extends Migration {
  override up(): void {
    for (const sql of [TRACK, ...KEYS, ...scopeSql(TABLE, "creator")]) {
      this.addSql(sql)
    }
    // Public pages list chapters.
    for (const sql of pagesShowSql(TABLE)) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql(pagesForgetSql(TABLE))
    this.addSql(`drop table if exists ${TABLE}`)
  }
}

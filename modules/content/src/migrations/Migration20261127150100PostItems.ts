import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A post also gives files, links and films of other hosts (ADR 0035). */
export class Migration20261127150100PostItems extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE post_deliverable
      DROP CONSTRAINT post_deliverable_kind_check,
      DROP CONSTRAINT post_deliverable_media_kind_check,
      ALTER COLUMN asset_id DROP NOT NULL,
      ALTER COLUMN asset_creator_id DROP NOT NULL,
      ALTER COLUMN media_kind DROP NOT NULL,
      ADD COLUMN url text,
      ADD COLUMN host text,
      ADD COLUMN video_id text,
      ADD CONSTRAINT post_deliverable_media_kind_check
        CHECK (media_kind IN ('video', 'audio', 'file')),
      ADD CONSTRAINT post_deliverable_kind_check CHECK (CASE kind
        WHEN 'media' THEN asset_id IS NOT NULL
          AND asset_creator_id IS NOT NULL AND media_kind IS NOT NULL
          AND url IS NULL AND host IS NULL AND video_id IS NULL
        WHEN 'link' THEN asset_id IS NULL AND media_kind IS NULL
          AND host IS NULL AND video_id IS NULL
          AND url IS NOT NULL AND url LIKE 'https://%' AND length(url) <= 2000
        WHEN 'embed' THEN asset_id IS NULL AND media_kind IS NULL
          AND url IS NULL AND host IS NOT NULL AND video_id IS NOT NULL
          AND ((host = 'youtube' AND video_id ~ '^[A-Za-z0-9_-]{11}$')
            OR (host = 'vimeo'
              AND video_id ~ '^[0-9]{6,12}(/[0-9a-f]{8,12})?$'))
        ELSE false END)`)
    this.addSql(`ALTER TABLE content_post
      ADD COLUMN downloads_allowed boolean NOT NULL DEFAULT true`)
  }

  override down(): void {
    this.addSql(`ALTER TABLE content_post DROP COLUMN downloads_allowed`)
    this.addSql(`DELETE FROM post_deliverable
      WHERE kind <> 'media' OR media_kind = 'file'`)
    this.addSql(`ALTER TABLE post_deliverable
      DROP CONSTRAINT post_deliverable_kind_check,
      DROP CONSTRAINT post_deliverable_media_kind_check,
      DROP COLUMN url, DROP COLUMN host, DROP COLUMN video_id,
      ALTER COLUMN asset_id SET NOT NULL,
      ALTER COLUMN asset_creator_id SET NOT NULL,
      ALTER COLUMN media_kind SET NOT NULL,
      ADD CONSTRAINT post_deliverable_kind_check CHECK (kind = 'media'),
      ADD CONSTRAINT post_deliverable_media_kind_check
        CHECK (media_kind IN ('video', 'audio'))`)
  }
}

import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const SCOPED = ["content_post", "post_deliverable", "post_preview_token"]

export class Migration20261121030000Content extends Migration {
  override up(): void {
    this.createPost()
    this.createSearch()
    this.createDeliverable()
    this.createPreviewToken()
    for (const table of SCOPED) {
      for (const sql of scopeSql(table, "organization")) {
        this.addSql(sql)
      }
    }
  }

  private createPost(): void {
    this.addSql(`CREATE TABLE content_post (
      id text PRIMARY KEY,
      organization_id text NOT NULL,
      creator_id text NOT NULL,
      slug text NOT NULL CHECK (
        slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
      title text NOT NULL DEFAULT '' CHECK (length(title) <= 200),
      summary text NOT NULL DEFAULT '',
      description text NOT NULL DEFAULT '',
      pricing_type text NOT NULL
        CHECK (pricing_type IN ('fixed', 'free', 'pwyw')),
      price_minor bigint NOT NULL DEFAULT 0,
      suggested_minor bigint,
      compare_at_minor bigint,
      currency_code text NOT NULL DEFAULT 'usd'
        CHECK (currency_code ~ '^[a-z]{3}$'),
      tags text[] NOT NULL DEFAULT '{}',
      status text NOT NULL DEFAULT 'draft'
        CHECK (status IN ('draft', 'published', 'unpublished')),
      product_id text,
      variant_id text,
      supply_limit integer CHECK (supply_limit > 0),
      validity_days integer CHECK (validity_days > 0),
      terms text,
      terms_version integer NOT NULL DEFAULT 1 CHECK (terms_version > 0),
      published_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      deleted_at timestamptz,
      UNIQUE (id, organization_id),
      CONSTRAINT content_post_price CHECK (CASE pricing_type
        WHEN 'free' THEN price_minor = 0
        WHEN 'fixed' THEN price_minor BETWEEN 100 AND 99999
          OR (price_minor = 0 AND status = 'draft')
        ELSE price_minor = 0 OR price_minor BETWEEN 100 AND 99999 END),
      CONSTRAINT content_post_suggested CHECK (suggested_minor IS NULL OR (
        pricing_type = 'pwyw' AND suggested_minor >= price_minor
        AND suggested_minor BETWEEN 100 AND 99999)),
      CONSTRAINT content_post_compare_at CHECK (compare_at_minor IS NULL OR (
        pricing_type = 'fixed' AND compare_at_minor > price_minor
        AND compare_at_minor BETWEEN 100 AND 99999)),
      CONSTRAINT content_post_publication CHECK (
        status <> 'published' OR (deleted_at IS NULL
        AND published_at IS NOT NULL AND title <> ''))
    )`)
    this.addSql(`CREATE UNIQUE INDEX content_post_slug
      ON content_post (organization_id, slug) WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX content_post_product
      ON content_post (product_id) WHERE product_id IS NOT NULL`)
    this.addSql(`CREATE INDEX content_post_list
      ON content_post (organization_id, updated_at DESC, id)
      WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX content_post_on_sale
      ON content_post (organization_id, published_at DESC, id)
      WHERE status = 'published'`)
    this.addSql(`CREATE INDEX content_post_creator
      ON content_post (creator_id, published_at DESC, id)
      WHERE status = 'published'`)
  }

  /** `simple`: titles come in any language; a generated column needs an
   * IMMUTABLE expression, which array_to_string is not. */
  private createSearch(): void {
    this.addSql(`CREATE FUNCTION content_post_words(tags text[]) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS $$ SELECT coalesce(array_to_string(tags, ' '), '') $$`)
    this.addSql(`ALTER TABLE content_post ADD COLUMN search tsvector
      GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A') ||
        setweight(to_tsvector('simple', content_post_words(tags)), 'B') ||
        setweight(to_tsvector('simple', summary), 'C')) STORED`)
    this.addSql(`CREATE INDEX content_post_search
      ON content_post USING gin (search) WHERE status = 'published'`)
    this.addSql(`CREATE INDEX content_post_tags
      ON content_post USING gin (tags) WHERE status = 'published'`)
  }

  private createDeliverable(): void {
    this.addSql(`CREATE TABLE post_deliverable (
      id text PRIMARY KEY,
      organization_id text NOT NULL,
      post_id text NOT NULL,
      kind text NOT NULL DEFAULT 'media' CHECK (kind = 'media'),
      asset_id text NOT NULL,
      asset_creator_id text NOT NULL,
      position integer NOT NULL CHECK (position >= 0),
      title text NOT NULL,
      media_kind text NOT NULL CHECK (media_kind IN ('video', 'audio')),
      duration_ms bigint CHECK (duration_ms >= 0),
      created_at timestamptz NOT NULL DEFAULT now(),
      FOREIGN KEY (post_id, organization_id)
        REFERENCES content_post (id, organization_id) ON DELETE CASCADE,
      UNIQUE (organization_id, post_id, asset_id),
      UNIQUE (organization_id, post_id, position)
    )`)
    this.addSql(`CREATE INDEX post_deliverable_asset
      ON post_deliverable (asset_id)`)
  }

  private createPreviewToken(): void {
    this.addSql(`CREATE TABLE post_preview_token (
      token_hash text PRIMARY KEY,
      organization_id text NOT NULL,
      post_id text NOT NULL,
      created_by text NOT NULL,
      expires_at timestamptz NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      FOREIGN KEY (post_id, organization_id)
        REFERENCES content_post (id, organization_id) ON DELETE CASCADE
    )`)
    this.addSql(`CREATE INDEX post_preview_token_post
      ON post_preview_token (post_id, expires_at)`)
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS post_preview_token`)
    this.addSql(`DROP TABLE IF EXISTS post_deliverable`)
    this.addSql(`DROP TABLE IF EXISTS content_post`)
    this.addSql(`DROP FUNCTION IF EXISTS content_post_words(text[])`)
  }
}

import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Beyond any policy; what may be asked is an option of the plugin. */
const IN_BOUNDS = "BETWEEN 1 AND 99999999"

const POST = [
  `ALTER TABLE content_post
    ADD COLUMN product_type text NOT NULL DEFAULT 'content'
      CHECK (product_type IN ('content', 'bundle')),
    DROP CONSTRAINT content_post_price,
    DROP CONSTRAINT content_post_suggested,
    DROP CONSTRAINT content_post_compare_at`,
  `ALTER TABLE content_post
    ADD CONSTRAINT content_post_price CHECK (CASE pricing_type
      WHEN 'free' THEN price_minor = 0
      WHEN 'fixed' THEN price_minor ${IN_BOUNDS}
        OR (price_minor = 0 AND status = 'draft')
      ELSE price_minor = 0 OR price_minor ${IN_BOUNDS} END),
    ADD CONSTRAINT content_post_suggested CHECK (suggested_minor IS NULL OR (
      pricing_type = 'pwyw' AND suggested_minor >= price_minor
      AND suggested_minor ${IN_BOUNDS})),
    ADD CONSTRAINT content_post_compare_at CHECK (compare_at_minor IS NULL OR (
      pricing_type = 'fixed' AND compare_at_minor > price_minor
      AND compare_at_minor ${IN_BOUNDS})),
    ADD CONSTRAINT content_post_bundle_price
      CHECK (product_type <> 'bundle' OR pricing_type = 'fixed')`,
]

/** The words a buyer accepted, kept when the author writes others. */
const TERMS = `CREATE TABLE post_terms (
  organization_id text NOT NULL,
  post_id text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  text text NOT NULL,
  kept_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, post_id, version),
  FOREIGN KEY (post_id, organization_id)
    REFERENCES content_post (id, organization_id)
)`

const PART = [
  `CREATE TABLE post_part (
    organization_id text NOT NULL,
    bundle_id text NOT NULL,
    post_id text NOT NULL,
    position integer NOT NULL CHECK (position >= 0),
    PRIMARY KEY (organization_id, bundle_id, post_id),
    UNIQUE (organization_id, bundle_id, position),
    CHECK (bundle_id <> post_id),
    FOREIGN KEY (bundle_id, organization_id)
      REFERENCES content_post (id, organization_id) ON DELETE CASCADE,
    FOREIGN KEY (post_id, organization_id)
      REFERENCES content_post (id, organization_id)
  )`,
  `CREATE INDEX post_part_post ON post_part (post_id)`,
]

/** Product types, terms by version, and posts that contain other posts. */
export class Migration20261121120100Prices extends Migration {
  override up(): void {
    const scoped = ["post_terms", "post_part"].flatMap((table) =>
      scopeSql(table, "organization")
    )
    for (const sql of [...POST, TERMS, ...PART, ...scoped]) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS post_part`)
    this.addSql(`DROP TABLE IF EXISTS post_terms`)
    this.addSql(`ALTER TABLE content_post DROP COLUMN product_type CASCADE`)
  }
}

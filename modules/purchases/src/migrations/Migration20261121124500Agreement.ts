import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What the shopper agreed to beyond the amount, frozen with it. */
const AGREED = `
  ADD COLUMN product_type text NOT NULL DEFAULT 'content',
  ADD COLUMN list_minor bigint CHECK (list_minor >= 0),
  ADD COLUMN discount_minor bigint NOT NULL DEFAULT 0
    CHECK (discount_minor >= 0),
  ADD COLUMN discount jsonb,
  ADD COLUMN tax_minor bigint NOT NULL DEFAULT 0 CHECK (tax_minor >= 0),
  ADD COLUMN tax jsonb,
  ADD COLUMN items jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN buyer_phone text,
  ADD COLUMN terms_accepted_at timestamptz`

const LINE = `ALTER TABLE "checkout_line" ${AGREED}`

const PURCHASE = [
  `ALTER TABLE "purchase" ${AGREED},
    ADD COLUMN access_until timestamptz,
    DROP CONSTRAINT purchase_state_check,
    ADD CONSTRAINT purchase_state_check
      CHECK (state IN ('paid', 'refunded', 'ended'))`,
  `CREATE INDEX purchase_ending ON "purchase" (access_until)
    WHERE state = 'paid' AND access_until IS NOT NULL`,
]

/** Value, code and dates are the Medusa promotion's; the rest is here. */
const DISCOUNT = [
  `CREATE TABLE "discount" (
    id text PRIMARY KEY,
    organization_id text NOT NULL,
    promotion_id text NOT NULL,
    scope text NOT NULL CHECK (scope IN ('post', 'creator', 'organization')),
    post_id text,
    creator_id text,
    born_by text NOT NULL DEFAULT 'seller'
      CHECK (born_by IN ('seller', 'platform')),
    max_uses int CHECK (max_uses > 0),
    per_customer int CHECK (per_customer > 0),
    used int NOT NULL DEFAULT 0 CHECK (used >= 0),
    ended_at timestamptz,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id),
    UNIQUE (organization_id, promotion_id),
    CONSTRAINT discount_not_overused CHECK (used <= max_uses),
    CONSTRAINT discount_scope_target CHECK (
      (scope = 'post') = (post_id IS NOT NULL)
      AND (scope = 'creator') = (creator_id IS NOT NULL))
  )`,
  `CREATE INDEX discount_promotion ON "discount" (promotion_id)`,
  `CREATE INDEX discount_running ON "discount" (organization_id)
    WHERE ended_at IS NULL`,
  `CREATE TABLE "discount_customer" (
    organization_id text NOT NULL,
    discount_id text NOT NULL,
    customer_id text NOT NULL,
    used int NOT NULL CHECK (used >= 0),
    PRIMARY KEY (organization_id, discount_id, customer_id),
    FOREIGN KEY (organization_id, discount_id)
      REFERENCES "discount" (organization_id, id)
  )`,
  `CREATE TABLE "discount_claim" (
    organization_id text NOT NULL,
    checkout_line_id text NOT NULL,
    discount_id text NOT NULL,
    customer_id text NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    state text NOT NULL DEFAULT 'reserved'
      CHECK (state IN ('reserved', 'used', 'released')),
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, checkout_line_id),
    FOREIGN KEY (organization_id, discount_id)
      REFERENCES "discount" (organization_id, id)
  )`,
  `CREATE INDEX discount_claim_line ON "discount_claim" (checkout_line_id)`,
  `CREATE INDEX discount_claim_of ON "discount_claim" (discount_id, state)`,
  `CREATE INDEX discount_claim_reserved ON "discount_claim" (expires_at)
    WHERE state = 'reserved'`,
]

const TABLES = ["discount_claim", "discount_customer", "discount"]

/** Discounts, terms, tax, bundle items and time-limited purchases. */
export class Migration20261121124500Agreement extends Migration {
  override up(): void {
    const scoped = TABLES.flatMap((table) => scopeSql(table, "organization"))
    for (const sql of [LINE, ...PURCHASE, ...DISCOUNT, ...scoped]) {
      this.addSql(sql)
    }
  }

  override down(): void {
    for (const table of TABLES) {
      this.addSql(`DROP TABLE IF EXISTS "${table}"`)
    }
  }
}

import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What numbers about sales are made of; an order id, say, is not. */
const FACTS = ["amount_minor", "refunded_minor", "dispute_state", "customer_id"]

const factsOf = (row: "OLD" | "NEW") =>
  FACTS.map((column) => `${row}.${column}`).join(", ")

const CHANGES = [
  // All rows that are there change with this migration, once.
  `ALTER TABLE "purchase"
    ADD COLUMN changed_xid xid8 NOT NULL DEFAULT pg_current_xact_id()`,
  `CREATE INDEX purchase_changed ON "purchase" (changed_xid, id)`,
  // An assignment only: the checkout's path gets no statement more (ADR 22).
  `CREATE FUNCTION purchase_note_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN NEW.changed_xid := pg_current_xact_id(); RETURN NEW; END $$`,
  `CREATE TRIGGER purchase_note_change BEFORE UPDATE ON "purchase"
    FOR EACH ROW WHEN (ROW(${factsOf("OLD")}) IS DISTINCT FROM ROW(${factsOf("NEW")}))
    EXECUTE FUNCTION purchase_note_change()`,
]

/** Which transaction last changed a purchase's numbers, in order. */
export class Migration20261126020000Changes extends Migration {
  override up(): void {
    for (const sql of CHANGES) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql(`DROP TRIGGER IF EXISTS purchase_note_change ON "purchase"`)
    this.addSql(`DROP FUNCTION IF EXISTS purchase_note_change()`)
    this.addSql(`ALTER TABLE "purchase" DROP COLUMN IF EXISTS changed_xid`)
  }
}

import type { Tx } from "@codex/kernel"
import type { SaleFact } from "../types"
import { toJson } from "./to-json"

/*
 * A refund's event says how much more, or less, is given back than the events
 * before it said; so they add up to what is given back, however many changes
 * one turn has seen as one.
 */
const RECORD = `
  WITH fact AS (
    SELECT * FROM jsonb_to_recordset(?::jsonb) AS f (purchase_id text,
      version text, organization_id text, creator_id text, post_id text,
      customer_id text, currency_code text, amount_minor bigint,
      returned_minor bigint, sold_at timestamptz)
  ), event AS (
    SELECT f.*, 'sale' AS kind, f.sold_at AS happened_at, f.amount_minor AS minor,
      'sale:' || f.purchase_id AS idem
    FROM fact f
    UNION ALL
    SELECT f.*, 'refund', now(), f.returned_minor - b.known,
      'refund:' || f.purchase_id || ':' || f.version
    FROM fact f CROSS JOIN LATERAL (
      SELECT coalesce(sum(e.amount_minor), 0)::bigint AS known
      FROM insight_event e WHERE e.organization_id = f.organization_id
        AND e.ref_id = f.purchase_id AND e.kind = 'refund') b
    WHERE f.returned_minor <> b.known
  )
  INSERT INTO insight_event (kind, occurred_at, organization_id, creator_id,
    post_id, customer_id, currency_code, amount_minor, ref_id, idem)
  SELECT kind, happened_at, organization_id, creator_id, post_id, customer_id,
    currency_code, minor, purchase_id, idem
  FROM event ON CONFLICT (organization_id, idem) DO NOTHING`

/** Appends what these purchases say has happened, each thing once. */
export async function recordSales(
  tx: Tx,
  facts: readonly SaleFact[]
): Promise<void> {
  if (facts.length > 0) {
    await tx.raw(RECORD, [toJson(facts)])
  }
}

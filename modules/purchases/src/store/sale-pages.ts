import { assertDefined, minor } from "@codex/kernel"
import type { Minor, Tx } from "@codex/kernel"
import type { Purchase } from "../types"
import { RETURNED } from "./changed-purchases"

/** A sale as it leaves the shop in a file of its seller's. */
export interface SaleRow extends Pick<
  Purchase,
  | "id"
  | "organization_id"
  | "customer_id"
  | "post_id"
  | "post_title"
  | "buyer_name"
  | "buyer_email"
  | "currency_code"
  | "state"
  | "paid_at"
> {
  amount_minor: Minor
  discount_minor: Minor
  tax_minor: Minor
  returned_minor: Minor
}

type MoneyColumn =
  "amount_minor" | "discount_minor" | "tax_minor" | "returned_minor"
type Raw = Omit<SaleRow, MoneyColumn> &
  Record<MoneyColumn, string> & { mark: string }

/*
 * The time as text: a Date would lose its microseconds, and rows with them.
 * CAST, because knex reads `:name::` as the name of a column.
 */
const PAGE = `
  SELECT p.id, p.organization_id, p.customer_id, p.post_id, p.post_title,
    p.buyer_name, p.buyer_email, p.currency_code, p.state, p.paid_at,
    p.amount_minor::text AS amount_minor,
    p.discount_minor::text AS discount_minor, p.tax_minor::text AS tax_minor,
    (${RETURNED})::text AS returned_minor, p.settled_at::text AS mark
  FROM purchase p
  WHERE p.organization_id = :organizationId
    AND (CAST(:creatorId AS text) IS NULL OR p.creator_id = :creatorId)
    AND (p.settled_at, p.id) > (CAST(:at AS timestamptz), :id)
  ORDER BY p.settled_at, p.id LIMIT :limit`

/** Where a page ended. */
export interface SaleMark {
  at: string
  id: string
}

export interface SalePage {
  organizationId: string
  /** Absent: of every author there. */
  creatorId?: string | undefined
  after: SaleMark | null
  limit: number
}

const START: SaleMark = { at: "-infinity", id: "" }

const toSale = ({ mark: _mark, ...row }: Raw): SaleRow => ({
  ...row,
  amount_minor: minor(row.amount_minor),
  discount_minor: minor(row.discount_minor),
  tax_minor: minor(row.tax_minor),
  returned_minor: minor(row.returned_minor),
})

/** Sales of one organization, oldest first, from where the last page ended. */
export async function pageSales(
  tx: Tx,
  { organizationId, creatorId, after, limit }: SalePage
): Promise<{ rows: SaleRow[]; next: SaleMark | null }> {
  const { rows } = await tx.raw<{ rows: Raw[] }>(PAGE, {
    organizationId: assertDefined(organizationId, "organization id"),
    creatorId: creatorId ?? null,
    ...(after ?? START),
    limit,
  })
  const last = rows.at(-1)
  return {
    rows: rows.map(toSale),
    next: last && rows.length === limit ? { at: last.mark, id: last.id } : null,
  }
}

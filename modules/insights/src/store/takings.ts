import { minor } from "@codex/kernel"
import type { Takings } from "../types"

/** Sums as the driver hands them over. */
export interface RawTakings {
  sales: number
  gross_minor: string
  refunded_minor: string
}

export const SUMS = `sum(sales)::int AS sales,
  sum(gross_minor)::text AS gross_minor,
  sum(refunded_minor)::text AS refunded_minor`

export const toTakings = (row: RawTakings): Takings => ({
  sales: row.sales,
  gross_minor: minor(row.gross_minor),
  refunded_minor: minor(row.refunded_minor),
})

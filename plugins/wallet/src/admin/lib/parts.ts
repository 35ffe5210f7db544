import type { Waterfall } from "../../contract"

export type PartKey =
  "tax" | "processing_fee" | "platform" | "organization" | "creator" | "guest"

/** A part of what the buyer paid, and who ends up with it. */
export interface Part {
  key: PartKey
  label: string | null
  amount_minor: number
}

/**
 * Who ends up with the buyer's money. The platform keeps its commission less
 * what it bears of fee and discount; where it pays on top, the others together
 * hold more than was paid, and the picture is drawn over that larger whole.
 */
export function partsOf(waterfall: Waterfall): Part[] {
  const { processing_fee: fee, commission } = waterfall
  const promised =
    waterfall.discount_born_by === "platform" ? waterfall.discount_minor : 0
  const platform =
    commission.amount_minor - (fee.amount_minor - fee.payees_minor) - promised
  const part = (key: PartKey, amount_minor: number): Part => ({
    key,
    label: null,
    amount_minor,
  })
  return [
    part("processing_fee", fee.amount_minor),
    part("tax", waterfall.tax_minor),
    part("platform", platform),
    ...waterfall.shares.map((share) => ({
      key: share.payee_kind,
      label: share.label,
      amount_minor: share.net_minor,
    })),
  ].filter((each) => each.amount_minor > 0)
}

/** Width of each part in percent of all of them. */
export function widths(parts: readonly Part[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part.amount_minor, 0)
  return parts.map((part) => (100 * part.amount_minor) / Math.max(whole, 1))
}

import type { FrozenTax } from "@codex/purchases"
import { ppmOfPercent, taxOn } from "../arithmetic"
import type { Taxed } from "../port"

export const VAT: FrozenTax = {
  label: "VAT",
  rate_ppm: 0,
  inclusive: false,
  lines: [],
  country: "DE",
  region: null,
  postal_code: null,
  tax_id: null,
  reason: null,
  provider: "system",
  calculation_id: null,
}

/** What a calculator answers for this amount at this rate. */
export function taxed(
  ofMinor: bigint,
  percent: number,
  over: Partial<FrozenTax> = {}
): Taxed {
  const ratePpm = ppmOfPercent(percent)
  const inclusive = over.inclusive ?? false
  const rate = { label: over.label ?? VAT.label, ratePpm }
  const { taxMinor, parts } = taxOn(ofMinor, [rate], inclusive)
  return {
    ofMinor,
    taxMinor,
    frozen: {
      ...VAT,
      rate_ppm: ratePpm,
      lines: parts.map(({ label, amountMinor }) => ({
        label,
        rate_ppm: ratePpm,
        amount_minor: Number(amountMinor),
      })),
      ...over,
    },
  }
}

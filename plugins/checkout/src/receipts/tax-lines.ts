import { minor } from "@codex/kernel"
import type { Purchase } from "@codex/purchases"
import catalogue from "../i18n/en.json"

type Taxed = Pick<Purchase, "tax" | "tax_minor">

/** Tax on top of the price; nothing where the price contained it. */
export const addedTaxOf = ({ tax, tax_minor }: Taxed): bigint =>
  tax?.inclusive ? 0n : tax_minor

const PERCENT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 })

/** "VAT 19 %", "Sales tax 8.875 %". */
export const taxName = (label: string, ratePpm: number): string =>
  `${label} ${PERCENT.format(ratePpm / 10_000)} %`

/** Each rate's amount with its name, in the order they were worked out. */
export function taxLines({ tax, tax_minor }: Taxed): [bigint, string][] {
  if (!tax || tax_minor === 0n) {
    return []
  }
  return tax.lines.map(({ label, rate_ppm, amount_minor }) => [
    minor(amount_minor),
    taxName(label, rate_ppm),
  ])
}

/** Why there is no tax: an invoice has to say it. */
export const taxNote = ({ tax }: Pick<Purchase, "tax">): string | null =>
  tax?.reason ? catalogue.taxReasons[tax.reason] : null

/** In one line of a mail: "VAT 7 %, added to the price", or why there is none. */
export function taxSummary(purchase: Taxed): string | null {
  const names = taxLines(purchase).map(([, name]) => name)
  const how = purchase.tax?.inclusive ? "taxInside" : "taxAdded"
  return names.length > 0
    ? `${names.join(", ")}, ${catalogue.receipt[how]}`
    : taxNote(purchase)
}

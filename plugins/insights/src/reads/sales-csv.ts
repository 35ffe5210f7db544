import type { PostDayTakings } from "@codex/insights"
import { formatMinor, type Minor } from "@codex/kernel"
import { csv } from "@codex/plugin-wallet/workflows"

const HEAD = [
  "date",
  "post",
  "sales",
  "buyers",
  "paid",
  "refunded",
  "net",
  "currency",
]

/** `1999n, "usd"` → `19.99`: as a spreadsheet reads a number. */
const plain = (amount: Minor, currency: string): string =>
  formatMinor(amount, currency).replace(/[^0-9.-]/g, "")

/** Sales by day and post; a title cannot become a formula. */
export function salesCsv(
  rows: readonly PostDayTakings[],
  titles: ReadonlyMap<string, string>,
  currency: string
): string {
  const money = (amount: Minor) => plain(amount, currency)
  return csv([
    HEAD,
    ...rows.map((row) => [
      row.day,
      titles.get(row.post_id) ?? row.post_id,
      row.sales.toString(),
      row.buyers.toString(),
      money(row.gross_minor),
      money(row.refunded_minor),
      money(row.gross_minor - row.refunded_minor),
      currency.toUpperCase(),
    ]),
  ])
}

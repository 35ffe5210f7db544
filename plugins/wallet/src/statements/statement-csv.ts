import { csv } from "../lib/csv"
import { plain, type Statement } from "./statement"

const HEAD = [
  "date",
  "what",
  "about",
  "reference",
  "amount",
  "balance",
  "currency",
]

export function statementCsv(statement: Statement): string {
  const { currency, openingMinor, month } = statement
  const money = (amount: bigint) => plain(amount, currency)
  const code = currency.toUpperCase()
  const opening = [
    `${month}-01`,
    "Opening balance",
    "",
    "",
    "",
    money(openingMinor),
    code,
  ]
  return csv([
    HEAD,
    opening,
    ...statement.lines.map((line) => [
      line.at.toISOString(),
      line.what,
      line.about,
      line.reference,
      money(line.amountMinor),
      money(line.balanceMinor),
      code,
    ]),
  ])
}

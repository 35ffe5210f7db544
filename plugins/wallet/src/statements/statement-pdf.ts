import { formatMinor } from "@codex/kernel"
import { renderPdf, type PdfDocument } from "../lib/pdf"
import type { Statement, StatementLine } from "./statement"

const LEFT = 50
const BOTTOM = 780
const COLUMNS = [
  { x: LEFT, width: 70 },
  { x: 125, width: 230 },
  { x: 360, width: 90 },
  { x: 455, width: 90 },
] as const

function row(doc: PdfDocument, y: number, cells: readonly string[]): void {
  COLUMNS.forEach(({ x, width }, at) => {
    doc.text(cells[at] ?? "", x, y, {
      width,
      align: at < 2 ? "left" : "right",
      lineBreak: false,
      ellipsis: true,
    })
  })
}

function head(
  doc: PdfDocument,
  statement: Statement,
  money: (n: bigint) => string
) {
  const title = `Statement ${statement.month}`
  doc.fontSize(20).text(title, LEFT, 50)
  doc.fontSize(11).text(statement.payee, LEFT, 78)
  doc.text(`Opening balance ${money(statement.openingMinor)}`, LEFT, 104)
  doc.text(`Closing balance ${money(statement.closingMinor)}`, LEFT, 120)
  doc.fontSize(9)
}

const cellsOf = (line: StatementLine, money: (n: bigint) => string) => [
  line.at.toISOString().slice(0, 10),
  line.about ? `${line.what}: ${line.about}` : line.what,
  money(line.amountMinor),
  money(line.balanceMinor),
]

function draw(doc: PdfDocument, statement: Statement): void {
  const money = (n: bigint) => formatMinor(n, statement.currency)
  head(doc, statement, money)
  let y = 152
  row(doc, y, ["Date", "What", "Amount", "Balance"])
  for (const line of statement.lines) {
    y += 16
    if (y > BOTTOM) {
      doc.addPage()
      y = 50
    }
    row(doc, y, cellsOf(line, money))
  }
  if (statement.lines.length === 0) {
    doc.text("Nothing came or went in this month.", LEFT, y + 16)
  }
}

/** The month on paper, as A4. */
export function statementPdf(statement: Statement): Promise<Buffer> {
  const info = {
    Title: `Statement ${statement.month}`,
    Author: statement.payee,
  }
  return renderPdf({ margin: LEFT, info }, (doc) => draw(doc, statement))
}

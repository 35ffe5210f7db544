import { renderPdf } from "@codex/plugin-wallet/workflows"
import type { PdfDocument } from "@codex/plugin-wallet/workflows"

const MARGIN = 56
const INK = "#1c1917"
const MUTED = "#57534e"
const RULE = "#e7e5e4"

export type PaperRow = readonly [label: string, value: string]

export interface Paper {
  title: string
  /** Under the title, such as who issued it. */
  subtitle: string
  /** When what it says was true; the same facts make the same bytes. */
  at: Date
  sections: { heading?: string; rows: readonly PaperRow[] }[]
  notes: readonly string[]
}

const width = (doc: PdfDocument) => doc.page.width - 2 * MARGIN

function row(doc: PdfDocument, [label, text]: PaperRow): void {
  const half = width(doc) / 2
  const height = Math.max(
    doc.heightOfString(label, { width: half - 12 }),
    doc.heightOfString(text, { width: half })
  )
  if (doc.y + height > doc.page.height - MARGIN) {
    doc.addPage()
  }
  const { y } = doc
  doc.fillColor(MUTED).text(label, MARGIN, y, { width: half - 12 })
  doc
    .fillColor(INK)
    .text(text, MARGIN + half, y, { width: half, align: "right" })
  doc.y = y + height + 6
  doc
    .moveTo(MARGIN, doc.y)
    .lineTo(MARGIN + width(doc), doc.y)
    .strokeColor(RULE)
    .stroke()
  doc.y += 6
}

function draw(doc: PdfDocument, paper: Paper): void {
  doc.fontSize(20).fillColor(INK).text(paper.title, MARGIN, MARGIN)
  doc.fontSize(11).fillColor(MUTED).text(paper.subtitle)
  doc.moveDown(1.5).fontSize(10)
  for (const { heading, rows } of paper.sections) {
    if (heading) {
      doc.moveDown(0.5).fontSize(12).fillColor(INK)
      doc.text(heading, MARGIN).fontSize(10).moveDown(0.5)
    }
    rows.forEach((each) => row(doc, each))
  }
  doc.moveDown(1).fillColor(MUTED)
  paper.notes.forEach((note) =>
    doc.text(note, MARGIN, doc.y, { width: width(doc) }).moveDown(0.5)
  )
}

/** One A4 document of labels and values; regenerated it is byte-equal. */
export function renderPaper(paper: Paper): Promise<Buffer> {
  const info = { Title: paper.title, CreationDate: paper.at, ModDate: paper.at }
  return renderPdf({ margin: MARGIN, info }, (doc) => draw(doc, paper))
}

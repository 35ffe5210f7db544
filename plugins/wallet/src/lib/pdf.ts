import PDFDocument from "pdfkit"

export type PdfDocument = InstanceType<typeof PDFDocument>

/** The built-in fonts know Western letters; others become a question mark. */
export const printable = (text: string): string =>
  text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(
      /[^\t\n\r\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2026\u20ac]/gu,
      "?"
    )

/** One A4 document as bytes; `draw` puts everything on it. */
export function renderPdf(
  options: { margin: number; info: PDFKit.PDFDocumentOptions["info"] },
  draw: (doc: PdfDocument) => void
): Promise<Buffer> {
  const doc = new PDFDocument({ size: "A4", ...options })
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on("data", (chunk: Buffer) => chunks.push(chunk))
    doc.on("end", () => {
      resolve(Buffer.concat(chunks))
    })
    doc.on("error", reject)
    draw(doc)
    doc.end()
  })
}

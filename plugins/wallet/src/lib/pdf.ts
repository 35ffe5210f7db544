import PDFDocument from "pdfkit"

export type PdfDocument = InstanceType<typeof PDFDocument>

/*
 * The fonts every PDF reader has know Western letters only. This one is
 * embedded, as far as it is used, and writes Latin, Greek, Cyrillic, Armenian,
 * Georgian and Hebrew names; a sign it does not know is an empty box.
 */
const FONT = require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf")

/** One A4 document as bytes; `draw` puts everything on it. */
export function renderPdf(
  options: { margin: number; info: PDFKit.PDFDocumentOptions["info"] },
  draw: (doc: PdfDocument) => void
): Promise<Buffer> {
  const doc = new PDFDocument({ size: "A4", font: FONT, ...options })
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

import { inflateSync } from "node:zlib"
import type { ReceiptDetail } from "../../contract/receipts"
import { receiptPdf } from "../receipt-pdf"

const receipt: ReceiptDetail = {
  id: "pur_1",
  reference: "ABCD1234",
  post: {
    id: "post_1",
    title: "A film — “Night”",
    path: "/brand/film",
    use: "watch",
  },
  items: ["First part", "Second part"],
  organization: "Brand",
  support_email: "help@example.com",
  buyer: { name: "Ada", email: "ada@example.com", tax_id: null },
  tax_note: null,
  paid_at: "2026-11-21T12:00:00.000Z",
  currency_code: "usd",
  lines: [
    { key: "price", label: null, amount_minor: 5_000 },
    { key: "discount", label: "SAVE", amount_minor: -500 },
    { key: "total", label: null, amount_minor: 4_500 },
  ],
  amount_minor: 4_500,
  refunded_minor: 0,
  card: { brand: "visa", last4: "4242" },
  is_test: true,
  terms: { version: 2, accepted_at: "2026-11-21T11:59:00.000Z" },
  state: "paid",
  disputed: false,
  refund: {
    blocked: null,
    window_days: 30,
    until: "2026-12-21T12:00:00.000Z",
    requests: [],
  },
}

/** The characters of the embedded fonts' ToUnicode maps (ISO 32000-1, 9.10.3). */
function glyphCodes(pdf: Buffer): Set<string> {
  const text = pdf.toString("latin1")
  const parts = text.matchAll(/stream\n([^]*?)\nendstream/g)
  const maps = [...parts].flatMap(([, stream = ""]) => {
    try {
      return [inflateSync(Buffer.from(stream, "latin1")).toString("latin1")]
    } catch {
      return []
    }
  })
  return new Set(
    maps
      .filter((map) => map.includes("beginbfrange"))
      .flatMap((map) => [...map.matchAll(/<([0-9a-f]{4})>/g)])
      .map(([, code = ""]) => code)
  )
}

describe("the receipt on paper", () => {
  it("is a PDF, and the same bytes each time", async () => {
    const [one, two] = await Promise.all([
      receiptPdf(receipt, {}),
      receiptPdf(receipt, {}),
    ])
    expect(one.subarray(0, 5).toString()).toBe("%PDF-")
    expect(one.equals(two)).toBe(true)
  })

  it("is made out to whom the buyer says", async () => {
    const plain = await receiptPdf(receipt, {})
    const firm = await receiptPdf(receipt, { name: "Firm", vat_id: "DE1" })
    expect(firm.equals(plain)).toBe(false)
  })

  it("writes names in the letters of most of Europe, to be read and copied", async () => {
    const title = "Кино Łódź Ψυχή עברית"
    const post = { ...receipt.post, title }
    const codes = glyphCodes(await receiptPdf({ ...receipt, post }, {}))
    for (const letter of title.replaceAll(" ", "")) {
      const code = letter.charCodeAt(0).toString(16).padStart(4, "0")
      expect(codes).toContain(code)
    }
  })

  it("survives letters its font does not have", async () => {
    const post = { ...receipt.post, title: "映画 🎬" }
    const pdf = await receiptPdf({ ...receipt, post }, {})
    expect(pdf.length).toBeGreaterThan(500)
  })
})

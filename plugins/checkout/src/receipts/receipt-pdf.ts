import { formatMinor } from "@codex/kernel"
import type { BillTo, ReceiptDetail, ReceiptLine } from "../contract/receipts"
import catalogue from "../i18n/en.json"
import { renderPaper } from "../lib/paper"
import type { Paper, PaperRow } from "../lib/paper"

const words = catalogue.paper

const fill = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)

function amountRow(
  { key, label, amount_minor }: ReceiptLine,
  currency: string
): PaperRow {
  const name = label ? `${words.lines[key]} (${label})` : words.lines[key]
  return [name, formatMinor(BigInt(amount_minor), currency)]
}

const longTime = (iso: string) =>
  `${new Intl.DateTimeFormat("en-US", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  }).format(new Date(iso))} UTC`

function billTo({ buyer }: ReceiptDetail, to: BillTo): PaperRow[] {
  const vatId = to.vat_id ?? buyer.tax_id
  return [
    [words.billedTo, to.name ?? buyer.name],
    [words.email, buyer.email],
    ...(to.address ? [[words.address, to.address] as const] : []),
    ...(vatId ? [[words.vatId, vatId] as const] : []),
  ]
}

function paid(receipt: ReceiptDetail): PaperRow[] {
  const { card, currency_code: currency, terms } = receipt
  return [
    ...receipt.lines.map((line) => amountRow(line, currency)),
    ...(card
      ? [
          [
            words.card,
            `${card.brand} •••• ${card.last4}`.replace(/•/g, "*"),
          ] as const,
        ]
      : []),
    ...(terms.accepted_at
      ? [
          [
            fill(words.terms, { version: String(terms.version) }),
            longTime(terms.accepted_at),
          ] as const,
        ]
      : []),
  ]
}

function notesOf(receipt: ReceiptDetail): string[] {
  const { refund, support_email: support } = receipt
  return [
    ...(receipt.is_test ? [words.test] : []),
    ...(receipt.tax_note ? [receipt.tax_note] : []),
    fill(words.refundPolicy, { days: String(refund.window_days) }),
    support ? fill(words.support, { email: support }) : words.noSupport,
  ]
}

/** The receipt on paper, made out to whom the buyer says. */
export function receiptPdf(
  receipt: ReceiptDetail,
  to: BillTo
): Promise<Buffer> {
  const paper: Paper = {
    title: fill(words.title, { reference: receipt.reference }),
    subtitle: receipt.organization,
    at: new Date(receipt.paid_at),
    sections: [
      {
        rows: [
          [words.item, receipt.post.title],
          ...receipt.items.map((title): PaperRow => [words.part, title]),
          [words.seller, receipt.organization],
          [words.date, longTime(receipt.paid_at)],
        ],
      },
      { heading: words.buyer, rows: billTo(receipt, to) },
      { heading: words.amount, rows: paid(receipt) },
    ],
    notes: notesOf(receipt),
  }
  return renderPaper(paper)
}

import { formatMinor } from "@codex/kernel"
import type { Purchase } from "@codex/purchases"
import catalogue from "../i18n/en.json"

export interface ReceiptFacts {
  purchase: Purchase
  seller: string
  supportEmail: string | null
  brandColor: string | null
  url: string
  /** Where the receipt can be read and a refund asked for. */
  receiptUrl?: string
  refundDays?: number
  isTest: boolean
}

interface Receipt {
  subject: string
  html: string
  text: string
}

const words = catalogue.receipt
const INK = "#1c1917"
const MUTED = "#57534e"
const LINE = "#e7e5e4"

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

/** A title is somebody else's text; in a mail it is only ever text. */
export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char)

const fill = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)

/** A subject is one line, or a title could add headers. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim()

/** Discount and tax, where there were any. */
function agreedRows(purchase: Purchase): [string, string][] {
  const money = (minor: bigint) => formatMinor(minor, purchase.currency_code)
  const { discount_minor: discount, tax_minor: tax } = purchase
  return [
    ...(discount > 0n
      ? ([
          [words.price, money(purchase.amount_minor + discount)],
          [words.discount, money(-discount)],
        ] as [string, string][])
      : []),
    ...(tax > 0n ? ([[words.tax, money(tax)]] as [string, string][]) : []),
  ]
}

function rowsOf({ purchase, seller }: ReceiptFacts): [string, string][] {
  const free = purchase.amount_minor === 0n
  const date = new Intl.DateTimeFormat("en-US", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  }).format(purchase.paid_at)
  return [
    [words.item, purchase.post_title],
    [words.seller, seller],
    ...agreedRows(purchase),
    [
      words.amount,
      free
        ? words.free
        : `${formatMinor(purchase.amount_minor, purchase.currency_code)} ${purchase.currency_code.toUpperCase()}`,
    ],
    [words.date, `${date} UTC`],
    [words.reference, purchase.id.slice(-8).toUpperCase()],
  ]
}

function noteOf({
  supportEmail,
  isTest,
  refundDays,
  receiptUrl,
  purchase,
}: ReceiptFacts): string[] {
  const help = supportEmail
    ? fill(words.support, { email: supportEmail })
    : words.noSupport
  const refunds =
    receiptUrl && purchase.amount_minor > 0n
      ? [
          fill(words.refundPolicy, {
            days: String(refundDays ?? 0),
            url: receiptUrl,
          }),
        ]
      : []
  return [...(isTest ? [words.test] : []), ...refunds, help]
}

function htmlRow([label, value]: [string, string]) {
  return `<tr><td style="padding:10px 0;border-top:1px solid ${LINE};color:${MUTED};vertical-align:top">${escapeHtml(label)}</td><td style="padding:10px 0 10px 24px;border-top:1px solid ${LINE};text-align:right;font-variant-numeric:tabular-nums">${escapeHtml(value)}</td></tr>`
}

/** Light or dark lettering, whichever reads better on the brand colour. */
export function inkOn(color: string): string {
  const channel = (at: number) => parseInt(color.slice(at, at + 2), 16) / 255
  const linear = (c: number) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  const [r, g, b] = [1, 3, 5].map((at) => linear(channel(at)))
  const light = 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
  return light > 0.179 ? INK : "#ffffff"
}

function html(facts: ReceiptFacts, greeting: string, intro: string): string {
  const hasColor = /^#[0-9a-f]{6}$/i.test(facts.brandColor ?? "")
  const color = hasColor ? (facts.brandColor ?? INK) : INK
  const notes = noteOf(facts)
    .map((note) => `<p style="margin:0 0 8px">${escapeHtml(note)}</p>`)
    .join("")
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escapeHtml(words.reference)}</title></head>
<body style="margin:0;background:#fafaf9;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:${INK}">
<div style="max-width:560px;margin:0 auto;padding:40px 24px">
<p style="margin:0 0 24px;font-weight:600">${escapeHtml(facts.seller)}</p>
<div style="background:#ffffff;border:1px solid ${LINE};border-radius:12px;padding:32px">
<h1 style="margin:0 0 16px;font-size:25px;line-height:1.25">${escapeHtml(facts.purchase.post_title)}</h1>
<p style="margin:0">${escapeHtml(greeting)}</p>
<p style="margin:0 0 24px">${escapeHtml(intro)}</p>
<p style="margin:0 0 32px"><a href="${escapeHtml(facts.url)}" style="display:inline-block;background:${color};color:${inkOn(color)};text-decoration:none;padding:12px 20px;border-radius:8px;font-weight:600">${escapeHtml(words.button)}</a></p>
<table role="presentation" style="width:100%;border-collapse:collapse;font-size:14px">${rowsOf(facts).map(htmlRow).join("")}</table>
</div>
<div style="padding:24px 8px;font-size:14px;color:${MUTED}">${notes}</div>
</div></body></html>`
}

/** Plain, complete, the same facts in both forms (DESIGN, "Words"). */
export function renderReceipt(facts: ReceiptFacts): Receipt {
  const { purchase } = facts
  const free = purchase.amount_minor === 0n
  const greeting = fill(words.greeting, { name: purchase.buyer_name })
  const intro = free ? words.introFree : words.intro
  const subject = fill(free ? words.subjectFree : words.subject, {
    title: purchase.post_title,
  })
  const text = [
    greeting,
    "",
    intro,
    `${words.button}: ${facts.url}`,
    "",
    ...rowsOf(facts).map(([label, value]) => `${label}: ${value}`),
    "",
    ...noteOf(facts),
    "",
    facts.seller,
  ].join("\n")
  return { subject: oneLine(subject), html: html(facts, greeting, intro), text }
}

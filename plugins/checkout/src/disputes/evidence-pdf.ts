import { formatMinor } from "@codex/kernel"
import type { Evidence } from "../contract/disputes"
import catalogue from "../i18n/en.json"
import { renderPaper } from "../lib/paper"
import type { PaperRow } from "../lib/paper"

const words = catalogue.evidence

const money = (minor: number, currency: string) =>
  formatMinor(BigInt(minor), currency)

/** The pack on paper, in the order a bank's clerk reads. */
export function evidencePdf(evidence: Evidence): Promise<Buffer> {
  const { dispute, purchase, terms } = evidence
  const log = evidence.access_log.map(({ at, what, detail }): PaperRow => [
    at,
    `${words.what[what]}: ${detail}`,
  ])
  return renderPaper({
    title: words.title,
    subtitle: `${purchase.seller} · ${purchase.reference}`,
    at: new Date(dispute.opened_at),
    sections: [
      {
        heading: words.dispute,
        rows: [
          [words.id, dispute.id],
          [words.reason, dispute.reason],
          [words.amount, money(dispute.amount_minor, dispute.currency_code)],
          [words.opened, dispute.opened_at],
        ],
      },
      {
        heading: words.purchase,
        rows: [
          [words.item, purchase.post_title],
          [words.buyer, `${purchase.buyer_name}, ${purchase.buyer_email}`],
          [words.proven, purchase.email_verified_at ?? words.notAsked],
          [words.phone, purchase.buyer_phone ?? words.notAsked],
          [words.amount, money(purchase.amount_minor, purchase.currency_code)],
          [words.paid, purchase.paid_at],
          [words.payment, purchase.payment_id],
        ],
      },
      {
        heading: words.terms,
        rows: [
          [words.version, String(terms.version)],
          [words.accepted, terms.accepted_at ?? words.notAsked],
        ],
      },
      {
        heading: words.log,
        rows: [
          [words.consumed, `${String(evidence.consumed_percent)} %`],
          ...log,
        ],
      },
    ],
    notes: terms.text ? [terms.text] : [],
  })
}

import { minor } from "@codex/kernel"
import type { Minor } from "@codex/kernel"
import type { Agreement } from "../types"

type Money = "amount_minor" | "discount_minor" | "tax_minor"

/** A line or a purchase as pg returns it: bigint columns as text. */
export type AgreementWire<T> = Omit<T, Money | "list_minor"> &
  Record<Money, string> & { list_minor: string | null }

type Read = Record<Money, Minor> & { list_minor: Minor | null }

export function readAgreement<T>(row: AgreementWire<T>): T {
  const money: Read = {
    amount_minor: minor(row.amount_minor),
    discount_minor: minor(row.discount_minor),
    tax_minor: minor(row.tax_minor),
    list_minor: row.list_minor === null ? null : minor(row.list_minor),
  }
  // The columns are those of T by the two tables' definition.
  return { ...row, ...money } as T
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** A post at its price, with nothing else agreed. */
const PLAIN: Agreement = {
  product_type: "content",
  list_minor: null,
  discount_minor: 0n,
  discount: null,
  tax_minor: 0n,
  tax: null,
  items: [],
  buyer_phone: null,
  buyer_email_verified_at: null,
  terms_accepted_at: null,
}

export function agreementColumns(agreed: Agreement = PLAIN) {
  return {
    product_type: agreed.product_type,
    list_minor: agreed.list_minor?.toString() ?? null,
    discount_minor: agreed.discount_minor.toString(),
    discount: json(agreed.discount),
    tax_minor: agreed.tax_minor.toString(),
    tax: json(agreed.tax),
    items: JSON.stringify(agreed.items),
    buyer_phone: agreed.buyer_phone,
    buyer_email_verified_at: agreed.buyer_email_verified_at,
    terms_accepted_at: agreed.terms_accepted_at,
  }
}

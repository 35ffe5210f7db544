import type { CheckoutLine } from "../types"
import { readAgreement } from "./agreement"
import type { AgreementWire } from "./agreement"

export const TABLE = "checkout_line"

/** How long whoever creates a payment session holds the claim to it. */
export const SETUP = "now() + interval '30 seconds'"

export type Raw = AgreementWire<CheckoutLine>

export const toLine = (row: Raw): CheckoutLine => readAgreement(row)

export async function one(query: PromiseLike<unknown>) {
  const row = (await query) as Raw | undefined
  return row && toLine(row)
}

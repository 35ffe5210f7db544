import type { PaymentObject, Purchase } from "@codex/purchases"

/** Kinds of outbox rows. */
export const TAX_TRANSACTION = "tax_transaction"
export const TAX_REVERSAL = "tax_reversal"

/** Whose books want the sale: only Stripe's calculations have an id. */
export const calculationOf = ({ tax }: Pick<Purchase, "tax">) =>
  tax?.provider === "stripe" ? tax.calculation_id : null

/** Money that is back with the buyer for good. */
export const takesTaxBack = ({
  kind,
  state,
}: Pick<PaymentObject, "kind" | "state">) =>
  (kind === "refund" && state === "succeeded") ||
  (kind === "dispute" && state === "lost")

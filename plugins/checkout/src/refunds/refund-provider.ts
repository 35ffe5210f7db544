import type { RefundRequest } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"

/**
 * What the provider answered. Only its signed or fetched event moves money;
 * this answer says whether to ask again.
 */
export type RefundAnswer =
  { state: "accepted" } | { state: "refused"; code: string }

/** A row that asks for money to be given back; its id is the provider's key. */
export type Refundable = Pick<
  RefundRequest,
  "id" | "payment_id" | "amount_minor" | "currency_code" | "reason_code"
> & {
  /** The connected account that was paid into (`direct`). */
  stripe_account: string | null
  /** Whether what the platform took of it there goes back, too. */
  fee_back: boolean
}

/** Gives money back through one payment provider; safe to repeat. */
export interface RefundProvider {
  /** Throws where nobody can say what happened: then `find` is asked first. */
  create(container: MedusaContainer, request: Refundable): Promise<RefundAnswer>
  /** Looks for what an earlier, unanswered `create` may have done. */
  find(container: MedusaContainer, request: Refundable): Promise<boolean>
}

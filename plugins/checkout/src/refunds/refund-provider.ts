import type { RefundRequest } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"

/**
 * What the provider answered. Only its signed or fetched event moves money;
 * this answer says whether to ask again.
 */
export type RefundAnswer =
  { state: "accepted" } | { state: "refused"; code: string }

export interface AskedRefund extends RefundRequest {
  /** The connected account that was paid into (`direct`). */
  stripe_account: string | null
}

/** Gives money back through one payment provider; safe to repeat. */
export interface RefundProvider {
  /** Throws where nobody can say what happened: then `find` is asked first. */
  create(
    container: MedusaContainer,
    request: AskedRefund
  ): Promise<RefundAnswer>
  /** Looks for what an earlier, unanswered `create` may have done. */
  find(container: MedusaContainer, request: AskedRefund): Promise<boolean>
}

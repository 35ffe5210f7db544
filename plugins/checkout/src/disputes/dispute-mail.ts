import { getOrganization } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import type { DisputeState, PaymentObject, Purchase } from "@codex/purchases"
import catalogue from "../i18n/en.json"

const OUTCOMES: Partial<Record<DisputeState, string>> = catalogue.disputeMail
const OPEN: readonly DisputeState[] = ["needs_response", "under_review"]

export interface DisputeNews {
  state: DisputeState
  object: PaymentObject
  reason: string
  dueAt: Date | null
}

/** The seller learns of a dispute when it opens and when it is decided. */
export async function mailDispute(
  tx: Tx,
  purchase: Purchase,
  { state, object, reason, dueAt }: DisputeNews
): Promise<void> {
  const outcome = OUTCOMES[state]
  const seller = await getOrganization(tx, purchase.organization_id)
  if (!seller || (!outcome && !OPEN.includes(state))) {
    return
  }
  await sendMessage(tx, {
    type: outcome ? "dispute_closed" : "dispute_opened",
    key: object.object_id,
    to: { creatorId: seller.owner_creator_id },
    organizationId: seller.id,
    data: {
      post_title: purchase.post_title,
      amount: {
        amount_minor: object.amount_minor,
        currency_code: object.currency_code,
      },
      ...(reason ? { reason: reason.replaceAll("_", " ") } : {}),
      ...(outcome ? { outcome } : dueAt ? { due_at: dueAt } : {}),
      purchase_url: "/studio/wallet",
    },
  })
}

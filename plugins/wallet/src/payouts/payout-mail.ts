import { getOrganization } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import type { Payout, PayoutState } from "@codex/payouts"

/** Steps somebody is told of; the others are the operator's own business. */
const TOLD: Partial<
  Record<PayoutState, "payout_requested" | "payout_paid" | "payout_returned">
> = {
  requested: "payout_requested",
  paid: "payout_paid",
  returned: "payout_returned",
  failed: "payout_returned",
  rejected: "payout_returned",
}

async function readerOf(tx: Tx, payout: Payout): Promise<string | null> {
  if (payout.payee_id !== payout.organization_id) {
    return payout.payee_id
  }
  const brand = await getOrganization(tx, payout.organization_id)
  return brand?.owner_creator_id ?? null
}

/** Whose money it is learns of it in the transaction that moves it. */
export async function mailPayout(
  tx: Tx,
  payout: Payout,
  to: PayoutState,
  reason: string | null = null
): Promise<void> {
  const type = TOLD[to]
  const creatorId = type ? await readerOf(tx, payout) : null
  if (!type || !creatorId) {
    return
  }
  await sendMessage(tx, {
    type,
    key: `${payout.id}:${to}`,
    to: { creatorId },
    data: {
      amount: {
        amount_minor: payout.amount_minor,
        currency_code: payout.currency_code,
      },
      ...(reason ? { reason } : {}),
      wallet_url: "/studio/wallet",
    },
  })
}

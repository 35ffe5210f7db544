import type { Tx } from "@codex/kernel"
import type { CheckoutLine } from "../types"
import { SETUP, TABLE, toLine } from "./line-row"
import type { Raw } from "./line-row"

/** Whether the caller is the one to create the payment session. */
export async function claimPaymentSetup(tx: Tx, id: string): Promise<boolean> {
  const changed = await tx(TABLE)
    .where({ id })
    .whereNull("payment_session_id")
    .whereRaw("(setup_until IS NULL OR setup_until < now())")
    .update({ setup_until: tx.raw(SETUP) })
  return changed === 1
}

/** Lets go of the claim by the key of a request whose COMMIT was not answered. */
export async function releaseSetupByKey(
  tx: Tx,
  customerId: string,
  key: string
): Promise<void> {
  await tx(TABLE)
    .where({ customer_id: customerId, idempotency_key: key })
    .whereNull("payment_session_id")
    .update({ setup_until: null })
}

export async function releasePaymentSetup(tx: Tx, id: string): Promise<void> {
  await tx(TABLE).where({ id }).update({ setup_until: null })
}

export async function attachPayment(
  tx: Tx,
  id: string,
  payment: { collectionId: string; sessionId: string; providerRef?: string }
): Promise<CheckoutLine | undefined> {
  const rows = (await tx(TABLE)
    .where({ id })
    .whereNull("payment_session_id")
    .update({
      payment_collection_id: payment.collectionId,
      payment_session_id: payment.sessionId,
      provider_ref: payment.providerRef ?? null,
      setup_until: null,
    })
    .returning("*")) as Raw[]
  return rows[0] && toLine(rows[0])
}

import type { Tx } from "@codex/kernel"

export interface ForgottenPayee {
  /** The creator. */
  creatorId: string
  /** Their wallet, and those that were paid to them. */
  payeeIds: readonly string[]
  /** In place of their name. */
  name: string
  /** The address of nobody; of each guest another one. */
  emailOf: (guestId: string) => string
}

async function forgetGuests(
  tx: Tx,
  { creatorId, name, emailOf }: ForgottenPayee
): Promise<void> {
  const guests = await tx("guest_payee")
    .where({ creator_id: creatorId })
    .pluck<string[]>("id")
  for (const id of guests) {
    await tx("guest_payee")
      .where({ id })
      .update({ name, email: emailOf(id) })
  }
}

/**
 * Takes a person out of what they were paid: bank details and name go, what was
 * paid and when stays. A provider's account keeps its id: later questions of a
 * bank are about it. Again it changes nothing.
 */
export async function forgetPayee(
  tx: Tx,
  payee: ForgottenPayee
): Promise<void> {
  const { creatorId, payeeIds, name } = payee
  await tx("payout_destination")
    .whereIn("payee_id", [...payeeIds])
    .update({
      holder_name: name,
      details: null,
      masked: "••••",
      state: "replaced",
    })
  const theirs = { payee_id: creatorId }
  await tx("payout").where(theirs).update({ payee_name: name })
  await tx("split_party").where(theirs).update({ label: name })
  await forgetGuests(tx, payee)
}

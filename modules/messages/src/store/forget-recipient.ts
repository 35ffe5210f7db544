import type { Tx } from "@codex/kernel"

/** Reserved (RFC 2606 §2): no mail ever arrives there. */
const NOBODY = "nobody@deleted.invalid"

const NOTHING = {
  to_name: null,
  data: "{}",
  subject: null,
  html: null,
  plain: null,
}

/** That it was sent stays, to `instead`; what still waits is not sent any more. */
async function forget(
  tx: Tx,
  theirs: () => ReturnType<Tx>,
  instead: string
): Promise<void> {
  await theirs()
    .where({ state: "pending" })
    .update({ state: "skipped", finished_at: tx.fn.now(), lease_until: null })
  await theirs().update({ ...NOTHING, to_email: instead })
}

/** Takes a creator out of the mail about their work, under whatever address. */
export function forgetCreatorMail(
  tx: Tx,
  creatorId: string,
  instead: string
): Promise<void> {
  const theirs = () => tx("email_delivery").where({ to_creator_id: creatorId })
  return forget(tx, theirs, instead)
}

/** Takes a person out of the mail they were sent. */
export async function forgetRecipient(
  tx: Tx,
  addresses: readonly string[],
  instead: string
): Promise<void> {
  const theirs = () => tx("email_delivery").whereIn("to_email", [...addresses])
  await forget(tx, theirs, instead)
  await tx("email_refusal")
    .whereIn("email", [...addresses])
    .delete()
}

/** Whom old mail of a type was to; that it was sent stays. */
export async function forgetOldRecipients(
  tx: Tx,
  type: string,
  olderThanDays: number
): Promise<void> {
  await tx("email_delivery")
    .where({ type })
    .whereNot({ to_email: NOBODY })
    .whereNotNull("finished_at")
    .whereRaw("created_at < now() - make_interval(days => ?)", [olderThanDays])
    .update({ ...NOTHING, to_email: NOBODY })
}

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

/**
 * Takes a person out of the mail they were sent: that it was sent stays, to
 * `instead`. What still waits is not sent any more.
 */
export async function forgetRecipient(
  tx: Tx,
  addresses: readonly string[],
  instead: string
): Promise<void> {
  const theirs = () => tx("email_delivery").whereIn("to_email", [...addresses])
  await theirs()
    .where({ state: "pending" })
    .update({ state: "skipped", finished_at: tx.fn.now(), lease_until: null })
  await theirs().update({ ...NOTHING, to_email: instead })
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

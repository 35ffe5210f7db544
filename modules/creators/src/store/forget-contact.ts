import type { Tx } from "@codex/kernel"

export interface CreatorContact {
  creatorId: string
  /** Their addresses, in lower case. */
  emails: readonly string[]
  /** Instead of an address; it belongs to nobody. */
  instead: string
}

/** Numbers and addresses of a creator, and what they were asked by them. */
export async function forgetContact(
  tx: Tx,
  { creatorId, emails, instead }: CreatorContact
): Promise<void> {
  const phones = await tx("verified_phone")
    .where({ creator_id: creatorId })
    .delete()
    .returning<{ number: string }[]>("number")
  await tx("contact_code")
    .whereIn("address", [...emails, ...phones.map(({ number }) => number)])
    .delete()
  const withdrawn = { status: "withdrawn", updated_at: tx.fn.now() }
  // What they have offered to others, and what was offered to them.
  await tx("invitation")
    .where({ invited_by: creatorId, status: "open" })
    .update(withdrawn)
  await tx("invitation")
    .whereIn("email", [...emails])
    .where({ status: "open" })
    .update(withdrawn)
  await tx("invitation")
    .where((theirs) =>
      theirs.where({ accepted_by: creatorId }).orWhereIn("email", [...emails])
    )
    .update({ email: instead })
}

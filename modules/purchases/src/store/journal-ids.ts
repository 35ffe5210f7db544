import type { Tx } from "@codex/kernel"

/** Notes the journals of purchases that were posted together. */
export async function setJournalIds(
  tx: Tx,
  posted: readonly { purchaseId: string; journalId: string }[]
): Promise<void> {
  await tx.raw(
    `update purchase p set journal_id = n.journal_id
     from unnest(?::text[], ?::text[]) as n (purchase_id, journal_id)
     where p.id = n.purchase_id`,
    [
      posted.map((each) => each.purchaseId),
      posted.map((each) => each.journalId),
    ]
  )
}

import { recordAudit } from "@codex/audit"
import { getBalances, postJournals, type JournalInput } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import {
  claimGuest,
  countMove,
  lockClaimed,
  type GuestPayee,
} from "@codex/payouts"
import { walletFailure } from "../lib/failures"

const CLAIM = "payee_claim"

/** Everything a claimed guest holds goes to who they are, bucket by bucket. */
async function moves(tx: Tx, guest: GuestPayee): Promise<JournalInput[]> {
  const held = await getBalances(tx, `payee:${guest.id}`)
  const currencies = [...new Set(held.map((row) => row.currency))]
  return currencies.flatMap((currency) => {
    const rows = held.filter(
      (row) => row.currency === currency && row.amountMinor !== 0n
    )
    const legs = rows.flatMap(({ account, amountMinor }) => [
      { account, amountMinor: -amountMinor },
      {
        account: account.replace(guest.id, guest.creator_id ?? ""),
        amountMinor,
      },
    ])
    const idem = `${CLAIM}:${guest.id}:${String(guest.moves)}:${currency}`
    return legs.length === 0
      ? []
      : [
          {
            idem,
            kind: CLAIM,
            refType: "guest_payee",
            refId: guest.id,
            currency,
            legs,
          },
        ]
  })
}

/**
 * Moves what claimed guests hold. A sale frozen before the claim still names
 * the guest, so its release, refund or dispute does too; the guest's row is
 * locked, and each move is the sum at that moment, so nothing moves twice.
 */
export async function moveClaimed(tx: Tx, onlyId?: string): Promise<number> {
  const journals: JournalInput[] = []
  for (const guest of await lockClaimed(tx, 200, onlyId)) {
    const own = await moves(tx, guest)
    if (own.length > 0) {
      await countMove(tx, guest.id)
      journals.push(...own)
    }
  }
  await postJournals(tx, journals)
  return journals.length
}

/** Gives a creator what was promised to their e-mail address. */
export async function claim(
  tx: Tx,
  input: { email: string; creatorId: string; userId: string }
): Promise<void> {
  const guest = await claimGuest(tx, input)
  if (!guest) {
    throw walletFailure("nothing_to_claim")
  }
  await moveClaimed(tx, guest.id)
  await recordAudit(tx, {
    actorKind: "user",
    actorId: input.userId,
    action: "payee.claimed",
    objectType: "guest_payee",
    objectId: guest.id,
    after: { creator_id: input.creatorId },
  })
}

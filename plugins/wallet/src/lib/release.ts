import { listDueAmounts, payeeAccount, parseAccount } from "@codex/ledger"
import { postJournals, type DueAmount, type JournalInput } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import { payoutsOptions } from "@codex/payouts"
import { AGING, RELEASE } from "./journals"

const DAY_MS = 86_400_000
const BATCH = 500

function move(due: DueAmount): JournalInput["legs"] {
  const account = parseAccount(due.account)
  if (account?.kind !== "payee") {
    throw new Error(`${due.account} is not a payee's account`)
  }
  return [
    { account: due.account, amountMinor: -due.amountMinor },
    {
      account: payeeAccount(account.payeeId, "available"),
      amountMinor: due.amountMinor,
    },
  ]
}

/** One journal per sale and currency; every payee of it moves together. */
export function releaseJournals(due: readonly DueAmount[]): JournalInput[] {
  const journals = new Map<string, JournalInput>()
  for (const each of due) {
    const idem = `${RELEASE}:${each.refType}:${each.refId}:${each.currency}`
    const legs = journals.get(idem)?.legs ?? []
    journals.set(idem, {
      idem,
      kind: RELEASE,
      refType: each.refType,
      refId: each.refId,
      currency: each.currency,
      legs: [...legs, ...move(each)],
    })
  }
  return [...journals.values()]
}

/**
 * Moves what came of age by `now` from pending to available; returns how many
 * sales. A sale's last row may sit on the batch's edge with other payees of
 * it beyond, so a full batch leaves its last sale to the next run.
 */
export async function releasePending(tx: Tx, now: Date): Promise<number> {
  const by = new Date(now.getTime() - payoutsOptions().holdDays * DAY_MS)
  const due = await listDueAmounts(tx, {
    ...AGING,
    bucket: "pending",
    by,
    limit: BATCH,
  })
  const last = due.length === BATCH ? due.at(-1)?.refId : undefined
  const whole = due.filter((each) => each.refId !== last)
  await postJournals(tx, releaseJournals(whole))
  return new Set(whole.map((each) => each.refId)).size
}

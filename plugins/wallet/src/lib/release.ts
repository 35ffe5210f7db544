import {
  listDueAmounts,
  parseAccount,
  payeeAccount,
  postedVector,
  postJournals,
  type DueAmount,
  type JournalInput,
} from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import { policyPeriods, ripeSpans } from "@codex/payouts"
import { lockPurchases } from "@codex/purchases"
import { AGING, RELEASE } from "./journals"

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

const idsOf = (due: readonly DueAmount[]) => [
  ...new Set(due.map((each) => each.refId)),
]

/** While a dispute holds a part, the whole sale waits for its end. */
async function isDisputed(tx: Tx, due: DueAmount): Promise<boolean> {
  const sums = await postedVector(tx, due.refType, due.refId)
  return sums.some(({ account }) => account.endsWith(":dispute_hold"))
}

async function withoutDisputes(
  tx: Tx,
  due: readonly DueAmount[]
): Promise<DueAmount[]> {
  const disputed = new Set<string>()
  for (const each of new Map(due.map((d) => [d.refId, d])).values()) {
    if (await isDisputed(tx, each)) {
      disputed.add(each.refId)
    }
  }
  return due.filter((each) => !disputed.has(each.refId))
}

/**
 * Moves what came of age by `now` from pending to available, each sale by the
 * policy of its day; returns how many sales. The purchases are locked first and only then added up, so a refund
 * posted at the same moment is either in the sum or goes to `available`. What
 * a refund left over is released, not the sale alone. A sale's last row may sit
 * on the batch's edge with other payees beyond, so a full batch leaves it to
 * the next run.
 */
export async function releasePending(tx: Tx, now: Date): Promise<number> {
  const spans = ripeSpans(await policyPeriods(tx), now)
  const query = { ...AGING, bucket: "pending", spans, limit: BATCH }
  const candidates = await listDueAmounts(tx, query)
  await lockPurchases(tx, idsOf(candidates))
  const due = await listDueAmounts(tx, query)
  const last = due.length === BATCH ? due.at(-1)?.refId : undefined
  const locked = new Set(idsOf(candidates))
  const whole = due.filter(
    (each) => each.refId !== last && locked.has(each.refId)
  )
  const ready = await withoutDisputes(tx, whole)
  await postJournals(tx, releaseJournals(ready))
  return idsOf(ready).length
}

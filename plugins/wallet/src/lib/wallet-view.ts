import {
  getBalances,
  oldestWaiting,
  payeeAccount,
  sumPostings,
  type PayeeBucket,
} from "@codex/ledger"
import { minorToJson, type Tx } from "@codex/kernel"
import { payoutsOptions } from "@codex/payouts"
import type { WalletQuery, WalletResponse } from "../contract"
import { AGING, PAYOUT_PAID } from "./journals"
import type { Payee } from "./payees"
import { availableAt, listSales } from "./sales"

async function balancesOf(tx: Tx, payeeId: string, currency: string) {
  const rows = await getBalances(tx, `payee:${payeeId}`)
  const inBucket = (bucket: PayeeBucket) =>
    rows.find(
      (row) =>
        row.currency === currency &&
        row.account === payeeAccount(payeeId, bucket)
    )?.amountMinor ?? 0n
  const paidOut = await sumPostings(tx, {
    account: payeeAccount(payeeId, "payout_hold"),
    kind: PAYOUT_PAID,
    currency,
  })
  return {
    available_minor: minorToJson(inBucket("available")),
    pending_minor: minorToJson(inBucket("pending")),
    on_hold_minor: minorToJson(
      inBucket("payout_hold") + inBucket("dispute_hold")
    ),
    paid_out_minor: minorToJson(-paidOut),
  }
}

async function nextRelease(tx: Tx, payeeId: string) {
  const waiting = await oldestWaiting(tx, {
    ...AGING,
    account: payeeAccount(payeeId, "pending"),
  })
  return (
    waiting && {
      at: availableAt(waiting.occurredAt).toISOString(),
      amount_minor: minorToJson(waiting.amountMinor),
    }
  )
}

/** Everything the wallet page shows, from the ledger and frozen waterfalls. */
export async function walletView(
  tx: Tx,
  input: {
    payee: Payee
    payees: Payee[]
    currency: string
    query: Pick<WalletQuery, "limit" | "before">
  }
): Promise<WalletResponse> {
  const { payee, payees, currency, query } = input
  const named = ({ kind, name }: Payee) => ({ kind, name })
  return {
    payee: named(payee),
    payees: payees.map(named),
    currency_code: currency,
    balances: await balancesOf(tx, payee.id, currency),
    hold_days: payoutsOptions().holdDays,
    next_release: await nextRelease(tx, payee.id),
    ...(await listSales(tx, payee.id, query)),
  }
}

import {
  getBalances,
  payeeAccount,
  sumPostings,
  waitingByDay,
  type PayeeBucket,
} from "@codex/ledger"
import { minorToJson, type Tx } from "@codex/kernel"
import {
  availableAt,
  connectedAccountOf,
  type PolicyPeriods,
} from "@codex/payouts"
import type { WalletQuery, WalletResponse } from "../contract"
import { payoutFactsOf } from "../payouts/facts"
import { standingOf } from "../payouts/standing"
import { payoutBoxOf } from "../payouts/views"
import { AGING, PAYOUT_PAID, PAYOUT_RETURNED } from "./journals"
import type { Payee } from "./payees"
import { listSales } from "./sales"

interface Wallet {
  payeeId: string
  currency: string
}

/** What was sent, less what the bank sent back. */
async function paidOutOf(tx: Tx, { payeeId, currency }: Wallet) {
  const paid = await sumPostings(tx, {
    account: payeeAccount(payeeId, "payout_hold"),
    kind: PAYOUT_PAID,
    currency,
  })
  const returned = await sumPostings(tx, {
    account: payeeAccount(payeeId, "available"),
    kind: PAYOUT_RETURNED,
    currency,
  })
  return -paid - returned
}

async function balancesOf(tx: Tx, wallet: Wallet) {
  const rows = await getBalances(tx, `payee:${wallet.payeeId}`)
  const inBucket = (bucket: PayeeBucket) =>
    rows.find(
      (row) =>
        row.currency === wallet.currency &&
        row.account === payeeAccount(wallet.payeeId, bucket)
    )?.amountMinor ?? 0n
  const [payout, dispute] = [inBucket("payout_hold"), inBucket("dispute_hold")]
  return {
    available_minor: minorToJson(inBucket("available")),
    pending_minor: minorToJson(inBucket("pending")),
    on_hold_minor: minorToJson(payout + dispute),
    held_payout_minor: minorToJson(payout),
    held_dispute_minor: minorToJson(dispute),
    paid_out_minor: minorToJson(await paidOutOf(tx, wallet)),
    direct_minor: minorToJson(inBucket("direct")),
  }
}

/** What becomes available when, the next days first. */
async function releasesOf(
  tx: Tx,
  { payeeId, currency }: Wallet,
  periods: PolicyPeriods
) {
  const days = await waitingByDay(tx, {
    ...AGING,
    payeeIds: [payeeId],
    currency,
    limit: 31,
  })
  return days
    .map(({ day, amountMinor }) => ({
      at: availableAt(periods, day).toISOString(),
      amount_minor: minorToJson(amountMinor),
    }))
    .toSorted((a, b) => a.at.localeCompare(b.at))
}

/** Everything the wallet page shows, from the ledger and frozen waterfalls. */
export async function walletView(
  tx: Tx,
  input: {
    payee: Payee
    payees: Payee[]
    currency: string
    query: Pick<WalletQuery, "limit" | "before">
    now?: Date
  }
): Promise<WalletResponse> {
  const { payee, payees, currency, query, now = new Date() } = input
  const named = ({ kind, name }: Payee) => ({ kind, name })
  const wallet = { payeeId: payee.id, currency }
  const about = await payoutFactsOf(tx, payee, { currency, now })
  const payout = payoutBoxOf(about)
  const { periods } = about
  const mode = about.facts.settlementMode
  const account = await connectedAccountOf(tx, payee.organizationId, payee.id)
  const releases = await releasesOf(tx, wallet, periods)
  return {
    payee: named(payee),
    payees: payees.map(named),
    currency_code: currency,
    balances: await balancesOf(tx, wallet),
    hold_days: payout.policy.hold_days,
    next_release: releases[0] ?? null,
    releases,
    payout,
    settlement_mode: mode,
    stripe: standingOf(account, mode === "direct" ? "charges" : "payouts"),
    ...(await listSales(tx, { id: payee.id, currency, periods }, query)),
  }
}

import { getOrganization, isPhoneMissing } from "@codex/creators"
import { getBalances, payeeAccount, sumSince } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import {
  activeDestination,
  policyAt,
  policyPeriods,
  wasPaid,
  type PayoutDestination,
  type PayoutFacts,
  type PayoutPolicy,
  type PolicyPeriods,
} from "@codex/payouts"
import { RELEASE } from "../lib/journals"
import type { Payee } from "../lib/payees"

const DAY_MS = 86_400_000

export const availableOf = async (
  tx: Tx,
  payeeId: string,
  currency: string
): Promise<bigint> => {
  const account = payeeAccount(payeeId, "available")
  const rows = await getBalances(tx, account)
  return rows.find((row) => row.currency === currency)?.amountMinor ?? 0n
}

/** A part of what lately became available stays, against late refunds. */
async function reservedOf(
  tx: Tx,
  payeeId: string,
  {
    currency,
    now,
    policy,
  }: { currency: string; now: Date; policy: PayoutPolicy }
): Promise<bigint> {
  const { reserve_bps: bps, reserve_days: days } = policy
  if (bps === 0) {
    return 0n
  }
  const income = await sumSince(tx, {
    account: payeeAccount(payeeId, "available"),
    kind: RELEASE,
    currency,
    since: new Date(now.getTime() - days * DAY_MS),
  })
  return income > 0n ? (income * BigInt(bps) + 9_999n) / 10_000n : 0n
}

/** For an organization one of its owners has proven a number (ADR 0030). */
const isFirstWithoutPhone = async (tx: Tx, { id, kind }: Payee) =>
  (await isPhoneMissing(
    tx,
    kind === "creator" ? { creatorId: id } : { organizationId: id }
  )) && !(await wasPaid(tx, id))

export interface PayeeFacts {
  facts: PayoutFacts
  destination: PayoutDestination | null
  /** Every policy with its days, those to come included. */
  periods: PolicyPeriods
}

/** Everything that decides whether and how much a payee can be paid now. */
export async function payoutFactsOf(
  tx: Tx,
  payee: Payee,
  { currency, now }: { currency: string; now: Date }
): Promise<PayeeFacts> {
  const organization = await getOrganization(tx, payee.organizationId)
  const destination = await activeDestination(
    tx,
    payee.organizationId,
    payee.id
  )
  const periods = await policyPeriods(tx)
  const policy = policyAt(periods, now)
  return {
    destination,
    periods,
    facts: {
      policy,
      now,
      currencyCode: currency,
      availableMinor: await availableOf(tx, payee.id, currency),
      reservedMinor: await reservedOf(tx, payee.id, { currency, now, policy }),
      phoneMissing: await isFirstWithoutPhone(tx, payee),
      settlementMode: organization?.settlement_mode ?? "platform_wallet",
      destination: destination && {
        provider: destination.provider,
        currencyCode: destination.currency_code,
        ready: destination.ready,
        usableFrom: destination.usable_from,
      },
    },
  }
}

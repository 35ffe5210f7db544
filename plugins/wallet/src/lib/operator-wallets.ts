import { getCreator, listOrganizationsByIds } from "@codex/creators"
import {
  checkLedger,
  parseAccount,
  trialBalance,
  type AccountBalance,
  type PayeeBucket,
} from "@codex/ledger"
import { minorToJson, type Tx } from "@codex/kernel"
import type { PayeeWallet, WalletsQuery, WalletsResponse } from "../contract"

type Buckets = Record<PayeeBucket, bigint>

interface Row {
  payeeId: string
  currency: string
  buckets: Buckets
}

const empty = (): Buckets => ({
  pending: 0n,
  available: 0n,
  payout_hold: 0n,
  dispute_hold: 0n,
  direct: 0n,
})

/** One row per payee and currency, whoever is owed most first. */
function byPayee(accounts: readonly AccountBalance[]): Row[] {
  const rows = new Map<string, Row>()
  for (const { account: code, currency, amountMinor } of accounts) {
    const account = parseAccount(code)
    if (account?.kind === "payee") {
      const { payeeId, bucket } = account
      const key = `${payeeId} ${currency}`
      const row = rows.get(key) ?? { payeeId, currency, buckets: empty() }
      row.buckets[bucket] += amountMinor
      rows.set(key, row)
    }
  }
  const owed = ({ buckets: { direct: _settled, ...held } }: Row) =>
    Object.values(held).reduce((sum, amount) => sum + amount, 0n)
  return [...rows.values()].sort(
    (a, b) => Number(owed(b) - owed(a)) || (a.payeeId < b.payeeId ? -1 : 1)
  )
}

async function named(tx: Tx, row: Row): Promise<PayeeWallet> {
  const [organization] = await listOrganizationsByIds(tx, [row.payeeId])
  const creator = organization ? null : await getCreator(tx, row.payeeId)
  const kind = organization ? "organization" : creator ? "creator" : "unknown"
  return {
    payee_id: row.payeeId,
    name: organization?.name ?? creator?.display_name ?? null,
    kind,
    currency_code: row.currency,
    available_minor: minorToJson(row.buckets.available),
    pending_minor: minorToJson(row.buckets.pending),
    on_hold_minor: minorToJson(
      row.buckets.payout_hold + row.buckets.dispute_hold
    ),
    direct_minor: minorToJson(row.buckets.direct),
  }
}

/** Every payee's balances, the platform's accounts and whether they add up. */
export async function operatorWallets(
  tx: Tx,
  { limit, offset }: WalletsQuery
): Promise<WalletsResponse> {
  const { accounts } = await trialBalance(tx)
  const rows = byPayee(accounts)
  const wallets: PayeeWallet[] = []
  for (const row of rows.slice(offset, offset + limit)) {
    wallets.push(await named(tx, row))
  }
  return {
    wallets,
    count: rows.length,
    limit,
    offset,
    platform: accounts
      .filter((each) => each.kind === "platform")
      .map((each) => ({
        account: each.account.replace("platform:", ""),
        currency_code: each.currency,
        amount_minor: minorToJson(each.amountMinor),
      })),
    check: await checkLedger(tx, { sealed: "trust" }),
  }
}

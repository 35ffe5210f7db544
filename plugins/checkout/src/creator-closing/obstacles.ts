import { minorToJson, type Minor } from "@codex/kernel"
import { parseAccount, type AccountBalance } from "@codex/ledger"
import type { SellerWaits } from "@codex/purchases"
import type { ClosingObstacle } from "../contract"

export interface WalletFacts {
  name: string
  balances: readonly AccountBalance[]
  /** A payout is asked for and not over yet. */
  isPayoutOpen: boolean
}

export interface ClosingFacts {
  /** Brands of theirs in which others work. */
  shared: readonly string[]
  wallets: readonly WalletFacts[]
  waits: SellerWaits
}

/** What is with us: what buyers have paid to somebody directly is not. */
const isHeld = ({ account, amountMinor }: AccountBalance): boolean => {
  const parsed = parseAccount(account)
  const isDirect = parsed?.kind === "payee" && parsed.bucket === "direct"
  return !isDirect && amountMinor !== 0n
}

/** One obstacle for each currency in which anything is owed, either way. */
function balancesOf({ name, balances }: WalletFacts): ClosingObstacle[] {
  const sums = new Map<string, Minor>()
  for (const { currency, amountMinor } of balances.filter(isHeld)) {
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor)
  }
  return [...sums].map(([currency_code, amount]) => ({
    kind: "balance",
    wallet: name,
    amount_minor: minorToJson(amount),
    currency_code,
  }))
}

/** What stands in the way, in the order in which it is settled. */
export function obstaclesOf(facts: ClosingFacts): ClosingObstacle[] {
  const { shared, wallets, waits } = facts
  const open = {
    payment: waits.payment,
    refund: waits.refund,
    dispute: waits.dispute,
    payout: wallets.some(({ isPayoutOpen }) => isPayoutOpen),
  }
  const kinds = ["payment", "refund", "dispute", "payout"] as const
  return [
    ...shared.map((organization) => ({
      kind: "members" as const,
      organization,
    })),
    ...kinds.filter((kind) => open[kind]).map((kind) => ({ kind })),
    ...wallets.flatMap(balancesOf),
  ]
}

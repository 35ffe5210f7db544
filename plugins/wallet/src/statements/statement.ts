import { balanceBefore, listMoves, type PayeeMove } from "@codex/ledger"
import { formatMinor, type Tx } from "@codex/kernel"
import { listPurchasesByIds } from "@codex/purchases"
import { walletFailure } from "../lib/failures"
import { PAYOUT_PAID, PAYOUT_RETURNED, PURCHASE, SALE } from "../lib/journals"
import type { Payee } from "../lib/payees"

const MAX_LINES = 20_000

export interface StatementLine {
  at: Date
  what: string
  about: string
  reference: string
  amountMinor: bigint
  balanceMinor: bigint
}

export interface Statement {
  payee: string
  month: string
  currency: string
  openingMinor: bigint
  closingMinor: bigint
  lines: StatementLine[]
}

const WORDS: Record<string, string> = {
  [SALE]: "Sale",
  refund: "Refund",
  dispute: "Dispute",
  fee_correction: "Correction of the processing fee",
  [PAYOUT_PAID]: "Payout",
  [PAYOUT_RETURNED]: "Payout returned",
  payee_claim: "Held before you had an account",
}

/** The first moment of a month such as `2026-03`, and of the next, in UTC. */
export function monthRange(month: string): { from: Date; to: Date } {
  const [year = 0, number = 0] = month.split("-").map(Number)
  const from = new Date(Date.UTC(year, number - 1, 1))
  const to = new Date(Date.UTC(year, number, 1))
  if (Number.isNaN(from.getTime()) || from > new Date()) {
    throw walletFailure("statement_not_found")
  }
  return { from, to }
}

async function titlesOf(tx: Tx, moves: readonly PayeeMove[]) {
  const ids = moves
    .filter((move) => move.refType === PURCHASE)
    .map((move) => move.refId)
  const purchases = await listPurchasesByIds(tx, [...new Set(ids)])
  return new Map(purchases.map((each) => [each.id, each.post_title]))
}

/** One month of a wallet: what came, what went, what there was and is. */
export async function statementOf(
  tx: Tx,
  input: { payee: Payee; currency: string; month: string }
): Promise<Statement> {
  const { payee, currency, month } = input
  const range = { payeeIds: [payee.id], currency }
  const { from, to } = monthRange(month)
  const openingMinor = await balanceBefore(tx, { ...range, before: from })
  const query = { ...range, from, to, limit: MAX_LINES }
  const moves = await listMoves(tx, query)
  const titles = await titlesOf(tx, moves)
  let balance = openingMinor
  const lines = moves.map((move) => {
    balance += move.amountMinor
    return {
      at: move.occurredAt,
      what: WORDS[move.kind] ?? move.kind,
      about: titles.get(move.refId) ?? "",
      reference: move.refId,
      amountMinor: move.amountMinor,
      balanceMinor: balance,
    }
  })
  return {
    payee: payee.name,
    month,
    currency,
    openingMinor,
    closingMinor: balance,
    lines,
  }
}

/** `-1999` → `-19.99`: a number that any spreadsheet adds up. */
export const plain = (amount: bigint, currency: string): string =>
  formatMinor(amount, currency).replace(/[^0-9.-]/g, "")

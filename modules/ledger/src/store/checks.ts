import { minor, type Tx } from "@codex/kernel"
import type { LedgerCheck, LedgerProblem, TrialBalance } from "../types"
import { PROBLEMS } from "./problems"
import { getBalances } from "./read"
import { checkSeals } from "./seals"

/** Every account's balance, and the total per currency. */
export async function trialBalance(tx: Tx): Promise<TrialBalance> {
  const accounts = await getBalances(tx)
  const sums = new Map<string, bigint>()
  for (const { currency, amountMinor } of accounts) {
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor)
  }
  const totals = [...sums].map(([currency, amountMinor]) => ({
    currency,
    amountMinor: minor(amountMinor),
  }))
  const balanced = totals.every((total) => total.amountMinor === 0n)
  return { accounts, totals, balanced }
}

export interface CheckOptions {
  /**
   * `verify` (the default) reads every journal there is. `trust` takes the
   * checkpoints at their word, whose chain it still follows, and reads the
   * journals after the last: what a page may ask for on every view.
   */
  sealed?: "verify" | "trust"
}

/** The sweeper's check: whatever guard failed before it, this one says so. */
export async function checkLedger(
  tx: Tx,
  { sealed = "verify" }: CheckOptions = {}
): Promise<LedgerCheck> {
  const problems: LedgerProblem[] = []
  const from = sealed === "trust" ? await lastSealed(tx) : "0"
  for (const [code, sql] of Object.entries(PROBLEMS)) {
    const { rows } = await tx.raw<{ rows: { detail: string }[] }>(sql, { from })
    problems.push(
      ...rows.map(({ detail }) => ({
        code: code as LedgerProblem["code"],
        detail,
      }))
    )
  }
  problems.push(...(await checkSeals(tx, sealed === "verify")))
  const counted = await tx.raw<{ rows: { n: string }[] }>(
    `select (select coalesce(sum(journals), 0) from ledger_checkpoint)
       + (select count(*) from ledger_journal where id >
           (select coalesce(max(upto_id), 0) from ledger_checkpoint)) as n`
  )
  const journals = Number(counted.rows[0]?.n ?? 0)
  return { ok: problems.length === 0, journals, problems }
}

async function lastSealed(tx: Tx): Promise<string> {
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(
    "select coalesce(max(upto_id), 0) as id from ledger_checkpoint"
  )
  return rows[0]?.id ?? "0"
}

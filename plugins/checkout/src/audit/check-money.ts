import { checkLedger } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import type { MoneyFinding } from "@codex/purchases"
import { checkPositions } from "./check-positions"
import { checkSuspense } from "./check-suspense"
import { ACCESS, MONEY, SUPPLY, TAX } from "./invariants"
import type { Invariant } from "./invariants"

/** Enough to see what is wrong; a broken shop is not read out in full. */
const PER_CODE = 100

async function isThere(tx: Tx, relation: string): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: { found: boolean }[] }>(
    "SELECT to_regclass(quote_ident(?)) IS NOT NULL AS found",
    [relation]
  )
  return rows[0]?.found ?? false
}

async function check(
  tx: Tx,
  { code, needs = [], sql }: Invariant
): Promise<MoneyFinding[]> {
  for (const relation of needs) {
    if (!(await isThere(tx, relation))) {
      return []
    }
  }
  const { rows } = await tx.raw<{ rows: Omit<MoneyFinding, "code">[] }>(
    `SELECT * FROM (${sql}) found ORDER BY subject LIMIT ${PER_CODE}`
  )
  return rows.map(({ subject, detail }) => ({ code, subject, detail }))
}

async function ledger(tx: Tx): Promise<MoneyFinding[]> {
  const { problems } = await checkLedger(tx)
  return problems.map(({ code, detail }) => ({
    code: `ledger_${code}`,
    subject: detail.split(" ").slice(0, 2).join(" "),
    detail,
  }))
}

/**
 * Everything that must be true about money, between the nouns and within the
 * ledger. Reads only; an empty answer is a sound shop.
 */
export async function checkMoney(tx: Tx): Promise<MoneyFinding[]> {
  const findings: MoneyFinding[] = []
  for (const invariant of [...ACCESS, ...MONEY, ...TAX, ...SUPPLY]) {
    findings.push(...(await check(tx, invariant)))
  }
  findings.push(...(await checkPositions(tx)))
  findings.push(...(await checkSuspense(tx)))
  findings.push(...(await ledger(tx)))
  return findings
}

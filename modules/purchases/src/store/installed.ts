import type { Tx } from "@codex/kernel"

const found = new Set<string>()

/**
 * Whether this table exists: a shop may have the content plugin without
 * checkout, or Medusa without promotions. Asked until it does, then no more.
 */
export async function isInstalled(tx: Tx, table: string): Promise<boolean> {
  if (!found.has(table)) {
    const { rows } = await tx.raw<{ rows: { found: boolean }[] }>(
      `SELECT to_regclass(?) IS NOT NULL AS found`,
      [table]
    )
    if (rows[0]?.found) {
      found.add(table)
    }
  }
  return found.has(table)
}

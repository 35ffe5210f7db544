import type { Tx } from "@codex/kernel"

type Value = string | number | boolean | Date | null | readonly string[]

/** Runs one statement with bound values and returns its rows. */
export async function rowsOf<Row>(
  tx: Tx,
  sql: string,
  values: Record<string, Value> = {}
): Promise<Row[]> {
  const { rows } = await tx.raw<{ rows: Row[] }>(sql, values)
  return rows
}

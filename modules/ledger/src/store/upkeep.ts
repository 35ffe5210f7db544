import type { Tx } from "@codex/kernel"

const SEAL_EVERY = "1 hour"

/**
 * Adds what is final to the rollups of platform accounts; returns how far the
 * watermark moved. A first call marks, a later one rolls up to the mark, once
 * nobody who came before it is still writing.
 */
export async function rollUp(tx: Tx): Promise<number> {
  const { rows } = await tx.raw<{ rows: { rolled: string }[] }>(
    "select ledger_roll_up() as rolled"
  )
  return Number(rows[0]?.rolled ?? 0)
}

/**
 * Seals everything up to the watermark, if the last checkpoint is at least
 * `every` old; returns the new checkpoint's position, or `null`.
 */
export async function sealLedger(
  tx: Tx,
  every = SEAL_EVERY
): Promise<string | null> {
  const { rows } = await tx.raw<{ rows: { position: string | null }[] }>(
    "select ledger_seal(?::interval) as position",
    [every]
  )
  return rows[0]?.position ?? null
}

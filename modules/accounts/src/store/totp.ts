import type { Tx } from "@codex/kernel"

/**
 * Takes a step of this factor once: `false` when its code, or a later one, was
 * taken before. One statement, so that two requests at once cannot both win.
 */
export async function takeTotpStep(
  tx: Tx,
  factorId: string,
  step: number
): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `INSERT INTO totp_step (factor_id, step) VALUES (?, ?)
     ON CONFLICT (factor_id) DO UPDATE
       SET step = excluded.step, accepted_at = now()
       WHERE totp_step.step < excluded.step
     RETURNING step`,
    [factorId, step]
  )
  return rows.length === 1
}

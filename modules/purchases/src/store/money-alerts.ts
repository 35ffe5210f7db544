import { newId } from "@codex/kernel"
import type { Tx } from "@codex/kernel"

/** Something the money auditor found and that is still so. */
export interface MoneyAlert {
  id: string
  code: string
  subject: string
  detail: string
  first_seen_at: Date
  last_seen_at: Date
  resolved_at: Date | null
}

export type MoneyFinding = Pick<MoneyAlert, "code" | "subject" | "detail">

/**
 * Opens an alert per finding, keeps the ones still found and closes the rest.
 * `(code, subject)` is unique among open alerts, so two auditors make one; and
 * what another one has seen since this one looked (`lookedAt`) stays open.
 */
export async function keepMoneyAlerts(
  tx: Tx,
  findings: readonly MoneyFinding[],
  lookedAt: Date
): Promise<{ opened: number; resolved: number }> {
  let opened = 0
  for (const finding of findings) {
    const { rows } = await tx.raw<{ rows: { opened: boolean }[] }>(
      `INSERT INTO money_alert (id, code, subject, detail) VALUES (?, ?, ?, ?)
       ON CONFLICT (code, subject) WHERE resolved_at IS NULL
       DO UPDATE SET detail = excluded.detail, last_seen_at = now()
       RETURNING xmax = 0 AS opened`,
      [newId("alrt"), finding.code, finding.subject, finding.detail]
    )
    opened += rows[0]?.opened ? 1 : 0
  }
  const resolved = await tx("money_alert")
    .whereNull("resolved_at")
    .where("last_seen_at", "<", lookedAt)
    .update({ resolved_at: tx.fn.now() })
  return { opened, resolved }
}

export async function listMoneyAlerts(
  tx: Tx,
  page: { open: boolean; limit: number; offset: number }
): Promise<{ rows: MoneyAlert[]; count: number }> {
  const query = tx("money_alert")
  if (page.open) {
    void query.whereNull("resolved_at")
  }
  const total = await query.clone().count<{ count: string }[]>("* as count")
  const rows = (await query
    .orderBy("first_seen_at", "desc")
    .limit(page.limit)
    .offset(page.offset)) as MoneyAlert[]
  return { rows, count: Number(total[0]?.count ?? 0) }
}

import type { Tx } from "@codex/kernel"
import { payoutsFailure } from "../errors"
import type { CommissionRule } from "../types"

/** Every rule there ever was, newest first. */
export async function listCommissionRules(
  tx: Tx,
  page: { limit: number; offset: number }
): Promise<{ rows: CommissionRule[]; count: number }> {
  const [total] =
    await tx("commission_rule").count<{ count: string }[]>("* as count")
  const rows = await tx("commission_rule")
    .orderBy([
      { column: "created_at", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .limit(page.limit)
    .offset(page.offset)
    .select<CommissionRule[]>("*")
  return { rows, count: Number(total?.count ?? 0) }
}

/**
 * A rule is never edited: it ends, and another one begins. One that has not
 * begun is put where it never applies to a sale.
 */
export async function endCommissionRule(
  tx: Tx,
  input: { id: string; by: string; now: Date }
): Promise<CommissionRule> {
  const [known] = await tx("commission_rule")
    .where({ id: input.id })
    .forUpdate()
    .select<CommissionRule[]>("*")
  if (!known) {
    throw payoutsFailure("rule_not_found")
  }
  if (known.ends_at && known.ends_at <= input.now) {
    throw payoutsFailure("rule_over")
  }
  const begun = known.starts_at < input.now
  const [row] = await tx("commission_rule")
    .where({ id: input.id })
    .update({
      ended_by: input.by,
      // A span of the past in which nothing was ever sold.
      ...(begun
        ? { ends_at: input.now }
        : { starts_at: new Date(0), ends_at: new Date(1) }),
    })
    .returning<CommissionRule[]>("*")
  return row ?? known
}

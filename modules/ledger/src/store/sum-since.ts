import { minor, type Tx } from "@codex/kernel"

/** What journals of one kind brought to one account since a moment. */
export async function sumSince(
  tx: Tx,
  query: { account: string; kind: string; currency: string; since: Date }
): Promise<bigint> {
  const { rows } = await tx.raw<{ rows: { amount: string }[] }>(
    `select coalesce(sum(p.amount_minor), 0)::text as amount
     from codex.ledger_posting p
     where p.account = ? and p.currency = ? and p.kind = ? and p.occurred_at > ?`,
    [query.account, query.currency, query.kind, query.since]
  )
  return minor(rows[0]?.amount ?? 0)
}

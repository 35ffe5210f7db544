import { minor, type Tx } from "@codex/kernel"

/** What all journals of one reference add up to on one account. */
export interface RefSum {
  account: string
  currency: string
  amountMinor: bigint
}

export interface RefFilter {
  /** Journals of these kinds only. */
  kinds?: readonly string[]
  /** Every journal but those of these kinds. */
  notKinds?: readonly string[]
}

const BY_REF = `
  select p.account, p.currency, sum(p.amount_minor)::text as amount_minor
  from codex.ledger_posting p
  where p.ref_type = ? and p.ref_id = ? and p.ref_hash = hashtext(?)
    and (?::text[] is null or p.kind = any (?::text[]))
    and (?::text[] is null or p.kind <> all (?::text[]))
  group by p.account, p.currency
  having sum(p.amount_minor) <> 0
  order by p.account, p.currency`

/**
 * Where one reference stands: the sum per account of everything posted on it.
 * Whoever knows where it should stand posts the difference (README L2).
 */
export async function postedVector(
  tx: Tx,
  refType: string,
  refId: string,
  filter: RefFilter = {}
): Promise<RefSum[]> {
  const kinds = filter.kinds ? [...filter.kinds] : null
  const notKinds = filter.notKinds ? [...filter.notKinds] : null
  const { rows } = await tx.raw<{
    rows: { account: string; currency: string; amount_minor: string }[]
  }>(BY_REF, [refType, refId, refId, kinds, kinds, notKinds, notKinds])
  return rows.map((row) => ({
    account: row.account,
    currency: row.currency,
    amountMinor: minor(row.amount_minor),
  }))
}

import type { Pg, Tx } from "@codex/kernel"
import { accountKey } from "../domain/admission"
import { canonicalJournal, type JournalInput } from "../domain/journal"
import { joined, type Companion } from "./companion"

const POST = `
  select j.idem, j.id from ledger_post_many(?::text[], ?::text[], ?::text[],
    ?::text[], ?::text[], ?::timestamptz[], ?::int[], ?::int[], ?::bigint[],
    ?::int[], ?::bigint[]) p
  cross join lateral unnest(p.posted, p.ids) as j (idem, id)`

/** Numbers and times need no quoting, so it is spelt here, not in the driver. */
const array = (numbers: readonly (string | number | bigint)[]) =>
  `{${numbers.join(",")}}`

/** Id of an account by its `accountKey`. */
export type IdAt = (key: string) => string

export interface Batch {
  journals: readonly JournalInput[]
  idAt: IdAt
  /** What each floored balance must hold afterwards. */
  least: ReadonlyMap<string, bigint>
}

function legColumns(journals: readonly JournalInput[], idAt: IdAt) {
  const [ends, accounts, amounts]: [number[], string[], bigint[]] = [[], [], []]
  for (const { currency, legs } of journals) {
    for (const { account, amountMinor } of legs) {
      accounts.push(idAt(accountKey(account, currency)))
      amounts.push(amountMinor)
    }
    ends.push(accounts.length)
  }
  return [ends, accounts, amounts].map(array)
}

/**
 * Posts the journals whose keys are new; ids by key. `null` when a balance
 * ends up with less than `least` asks for: nothing was posted then.
 */
export async function writeBatch(
  pg: Pg,
  { journals, idAt, least }: Batch,
  companion?: Companion
): Promise<Map<string, string> | null> {
  const { rows } = await pg.raw<{
    rows: { idem: string | null; id: string }[]
  }>(joined(POST, companion), [
    journals.map((each) => each.idem),
    journals.map((each) => each.kind),
    journals.map((each) => each.refType),
    journals.map((each) => each.refId),
    journals.map((each) => each.currency),
    array(
      journals.map(({ occurredAt }) => occurredAt?.toISOString() ?? "NULL")
    ),
    ...legColumns(journals, idAt),
    array([...least.keys()].map(idAt)),
    array([...least.values()]),
    ...(companion?.bindings ?? []),
  ])
  const written = new Map<string, string>()
  for (const { idem, id } of rows) {
    if (idem === null) {
      return null
    }
    written.set(idem, id)
  }
  return written
}

export interface KnownJournal {
  id: string
  /** What `canonicalJournal` says of the input that was posted. */
  canonical: string
}

/* A new statement sees what the conflicting transaction has committed. */
const KNOWN = `
  select j.id, ledger_idem(j.key, j.kind, j.ref_id) as idem, j.kind,
    t.name as ref_type, j.ref_id, j.currency,
    (select json_agg(json_build_array(a.code, leg.amount::text) order by leg.position)
     from unnest(j.accounts, j.amounts)
       with ordinality as leg (account_id, amount, position)
     join ledger_account a on a.id = leg.account_id) as legs
  from ledger_journal j join ledger_ref_type t on t.id = j.ref_type_id
  where md5(ledger_idem(j.key, j.kind, j.ref_id))::uuid = any
    (array(select md5(k.idem)::uuid from unnest(?::text[]) as k (idem)))`

interface KnownRow {
  id: string
  idem: string
  kind: string
  ref_type: string
  ref_id: string
  currency: string
  legs: [string, string][]
}

/** The journals posted under these keys before. */
export async function knownJournals(
  pg: Pg,
  idems: readonly string[]
): Promise<Map<string, KnownJournal>> {
  if (idems.length === 0) {
    return new Map()
  }
  const { rows } = await pg.raw<{ rows: KnownRow[] }>(KNOWN, [[...idems]])
  return new Map(
    rows.map(({ legs, ref_type: refType, ref_id: refId, ...row }) => [
      row.idem,
      {
        id: row.id,
        canonical: canonicalJournal({
          ...row,
          refType,
          refId,
          legs: legs.map(([account, amount]) => ({
            account,
            amountMinor: BigInt(amount),
          })),
        }),
      },
    ])
  )
}

/** Balances of payee accounts, by `accountKey`. */
export async function balancesOf(
  tx: Tx,
  keys: readonly string[],
  idAt: IdAt
): Promise<Map<string, bigint>> {
  const { rows } = await tx.raw<{ rows: { id: string; amount: string }[] }>(
    `select account_id as id, amount_minor as amount from ledger_balance
     where account_id = any (?::bigint[])`,
    [array(keys.map(idAt))]
  )
  const byId = new Map(rows.map((row) => [row.id, BigInt(row.amount)]))
  return new Map(keys.map((key) => [key, byId.get(idAt(key)) ?? 0n]))
}

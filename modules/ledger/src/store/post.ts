import { minor, sha256Hex, type Tx } from "@codex/kernel"
import {
  canonicalJournal,
  journalFault,
  type JournalInput,
} from "../domain/journal"
import { ledgerFailure } from "../errors"
import type { PostedJournal } from "../types"
import { accountIds, accountKey } from "./accounts"

interface Candidate extends JournalInput {
  hash: string
}

interface KnownRow {
  id: string
  idem: string
  hash: string
}

function candidate(input: JournalInput): Candidate {
  const fault = journalFault(input)
  if (fault) {
    throw ledgerFailure(fault, { idem: input.idem })
  }
  return { ...input, hash: sha256Hex(canonicalJournal(input)) }
}

function assertSame(input: Candidate, hash: string) {
  if (input.hash !== hash) {
    throw ledgerFailure("idempotency_conflict", { idem: input.idem })
  }
}

/** One journal per key; the same key twice in a batch is a replay too. */
function distinct(candidates: Candidate[]): Candidate[] {
  const byIdem = new Map<string, Candidate>()
  for (const each of candidates) {
    const first = byIdem.get(each.idem)
    if (first) {
      assertSame(each, first.hash)
    } else {
      byIdem.set(each.idem, each)
    }
  }
  return [...byIdem.values()]
}

const INSERT = `
  insert into ledger_journal
    (occurred_at, idem, input_hash, kind, ref_type, ref_id, currency, accounts, amounts)
  select coalesce(j.occurred_at, now()), j.idem, decode(j.hash, 'hex'), j.kind,
    j.ref_type, j.ref_id, j.currency, j.accounts, j.amounts
  from jsonb_to_recordset(?::jsonb) as j (occurred_at timestamptz, idem text,
    hash text, kind text, ref_type text, ref_id text, currency text,
    accounts bigint[], amounts bigint[])
  order by j.idem collate "C"
  on conflict (idem) do nothing
  returning id, idem`

async function insert(
  tx: Tx,
  journals: Candidate[]
): Promise<Map<string, string>> {
  const ids = await accountIds(tx, journals)
  const rows = journals.map((journal) => ({
    occurred_at: journal.occurredAt ?? null,
    idem: journal.idem,
    hash: journal.hash,
    kind: journal.kind,
    ref_type: journal.refType,
    ref_id: journal.refId,
    currency: journal.currency,
    accounts: journal.legs.map((leg) =>
      ids.get(accountKey(leg.account, journal.currency))
    ),
    amounts: journal.legs.map((leg) => minor(leg.amountMinor).toString()),
  }))
  const result = await tx.raw<{ rows: { id: string; idem: string }[] }>(
    INSERT,
    [JSON.stringify(rows)]
  )
  return new Map(result.rows.map((row) => [row.idem, row.id]))
}

/** A new statement sees what the conflicting transaction has committed. */
async function known(tx: Tx, idems: string[]): Promise<Map<string, KnownRow>> {
  if (idems.length === 0) {
    return new Map()
  }
  const { rows } = await tx.raw<{ rows: KnownRow[] }>(
    `select id, idem, encode(input_hash, 'hex') as hash
     from ledger_journal where idem = any (?::text[])`,
    [idems]
  )
  return new Map(rows.map((row) => [row.idem, row]))
}

/**
 * Group commit: posts many journals with one read of accounts and one INSERT,
 * all or none. Balances move inside that INSERT, in account order; call it
 * once per transaction, then concurrent callers cannot deadlock (README L4).
 */
export async function postJournals(
  tx: Tx,
  inputs: readonly JournalInput[]
): Promise<PostedJournal[]> {
  const candidates = inputs.map(candidate)
  const journals = distinct(candidates)
  if (journals.length === 0) {
    return []
  }
  const written = await insert(tx, journals)
  const before = await known(
    tx,
    journals.map((each) => each.idem).filter((idem) => !written.has(idem))
  )
  const seen = new Set<string>()
  return candidates.map((each) => {
    const id = written.get(each.idem)
    if (id !== undefined) {
      const replayed = seen.has(each.idem)
      seen.add(each.idem)
      return { id, idem: each.idem, replayed }
    }
    const row = before.get(each.idem)
    if (!row) {
      throw new Error(`Journal ${each.idem} was neither written nor found`)
    }
    assertSame(each, row.hash)
    return { id: row.id, idem: each.idem, replayed: true }
  })
}

/**
 * Posts one balanced journal. The same key and input again is a no-op that
 * returns the first; the same key with another input fails with
 * `idempotency_conflict`.
 */
export async function postJournal(
  tx: Tx,
  input: JournalInput
): Promise<PostedJournal> {
  const [posted] = await postJournals(tx, [input])
  if (!posted) {
    throw new Error(`Journal ${input.idem} was not posted`)
  }
  return posted
}

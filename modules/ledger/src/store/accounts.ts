import type { Tx } from "@codex/kernel"
import type { JournalInput } from "../domain/journal"

interface Wanted {
  code: string
  currency: string
}

export const accountKey = (code: string, currency: string) =>
  `${currency} ${code}`

const READ = `
  select a.id, a.code, a.currency
  from jsonb_to_recordset(?::jsonb) as w (code text, currency text)
  join ledger_account a on a.code = w.code collate "C" and a.currency = w.currency`

/* Sorted, so that two callers creating the same accounts queue up. */
const CREATE = `
  insert into ledger_account (code, currency, kind)
  select w.code, w.currency, split_part(w.code, ':', 1)
  from jsonb_to_recordset(?::jsonb) as w (code text, currency text)
  order by w.code collate "C", w.currency collate "C"
  on conflict (code, currency) do nothing`

async function read(tx: Tx, wanted: Wanted[]): Promise<Map<string, string>> {
  const { rows } = await tx.raw<{ rows: (Wanted & { id: string })[] }>(READ, [
    JSON.stringify(wanted),
  ])
  return new Map(
    rows.map((row) => [accountKey(row.code, row.currency), row.id])
  )
}

function wantedBy(journals: readonly JournalInput[]): Wanted[] {
  const byKey = new Map<string, Wanted>()
  for (const { currency, legs } of journals) {
    for (const { account: code } of legs) {
      byKey.set(accountKey(code, currency), { code, currency })
    }
  }
  return [...byKey.values()]
}

/** Ids of every account the journals name; missing ones are created. */
export async function accountIds(
  tx: Tx,
  journals: readonly JournalInput[]
): Promise<Map<string, string>> {
  const wanted = wantedBy(journals)
  const found = await read(tx, wanted)
  const missing = wanted.filter(
    ({ code, currency }) => !found.has(accountKey(code, currency))
  )
  if (missing.length === 0) {
    return found
  }
  await tx.raw(CREATE, [JSON.stringify(missing)])
  return read(tx, wanted)
}

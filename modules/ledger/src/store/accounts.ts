import type { Pg } from "@codex/kernel"
import { accountKey } from "../domain/admission"
import type { JournalInput } from "../domain/journal"

interface Wanted {
  code: string
  currency: string
}

/** Account ids by `accountKey`. */
export type AccountIds = ReadonlyMap<string, string>

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

async function read(pg: Pg, wanted: Wanted[]): Promise<Map<string, string>> {
  const { rows } = await pg.raw<{ rows: (Wanted & { id: string })[] }>(READ, [
    JSON.stringify(wanted),
  ])
  return new Map(
    rows.map((row) => [accountKey(row.code, row.currency), row.id])
  )
}

function wantedBy(
  journals: readonly JournalInput[],
  known: AccountIds
): Wanted[] {
  const byKey = new Map<string, Wanted>()
  for (const { currency, legs, floors = [] } of journals) {
    for (const { account: code } of [...legs, ...floors]) {
      const key = accountKey(code, currency)
      if (!known.has(key)) {
        byKey.set(key, { code, currency })
      }
    }
  }
  return [...byKey.values()]
}

/**
 * Ids of every account the journals name, as far as `known` lacks them;
 * missing accounts are created.
 */
export async function accountIds(
  pg: Pg,
  journals: readonly JournalInput[],
  known: AccountIds = new Map()
): Promise<AccountIds> {
  const wanted = wantedBy(journals, known)
  if (wanted.length === 0) {
    return new Map()
  }
  const found = await read(pg, wanted)
  const missing = wanted.filter(
    ({ code, currency }) => !found.has(accountKey(code, currency))
  )
  if (missing.length === 0) {
    return found
  }
  await pg.raw(CREATE, [JSON.stringify(missing)])
  return read(pg, wanted)
}

import type { Tx } from "@codex/kernel"
import type { LedgerProblem } from "../types"

/* A link is broken where a checkpoint does not hash to what it says, or does
   not continue the one before it. */
const CHAIN = `
  select 'checkpoint ' || position as detail from (
    select c.position, c.hash, c.previous, c.after_id, ledger_checkpoint_hash(c) as own,
      lag(c.hash, 1, '\\x00'::bytea) over w as before,
      lag(c.upto_id, 1, 0) over w as upto_before,
      row_number() over w as place
    from ledger_checkpoint c window w as (order by c.position)
  ) links
  where own <> hash or before <> previous or upto_before <> after_id or place <> position
  order by position limit 1`

const DIGESTS = `
  select c.position, c.marks, now_there.marks as found, now_there.ids
  from ledger_checkpoint c
  cross join lateral (
    select sha256(convert_to(string_agg(line, E'\\n' order by id), 'UTF8')) as digest,
      array_agg(hashtext(line) order by id) as marks,
      array_agg(id::text order by id) as ids
    from (select j.id, ledger_line(j) as line from ledger_journal j
      where j.id > c.after_id and j.id <= c.upto_id) lines
  ) now_there
  where now_there.digest is distinct from c.digest
  order by c.position limit 1`

interface Changed {
  position: string
  marks: number[]
  found: number[] | null
  ids: string[] | null
}

/** The first journal that is not what was sealed. */
function firstChanged({ position, marks, found, ids }: Changed): string {
  const at = marks.findIndex((mark, index) => found?.[index] !== mark)
  const id = ids?.[at]
  const sealed = `sealed by checkpoint ${position}`
  if (at < 0) {
    return `journal ${ids?.at(-1) ?? ""} was added after it was ${sealed}`
  }
  if (id === undefined) {
    return `a journal after ${ids?.[at - 1] ?? "the last checkpoint"} is missing, ${sealed}`
  }
  if (found?.[at] === marks[at + 1]) {
    return `a journal before ${id} is missing, ${sealed}`
  }
  return found?.[at + 1] === marks[at]
    ? `journal ${id} was added among those ${sealed}`
    : `journal ${id} is not what was ${sealed}`
}

/** Follows the chain of checkpoints; with `deep`, reads what they seal. */
export async function checkSeals(
  tx: Tx,
  deep: boolean
): Promise<LedgerProblem[]> {
  const chain = await tx.raw<{ rows: { detail: string }[] }>(CHAIN)
  const problems: LedgerProblem[] = chain.rows.map(({ detail }) => ({
    code: "checkpoint_chain_broken",
    detail,
  }))
  if (deep) {
    const changed = await tx.raw<{ rows: Changed[] }>(DIGESTS)
    problems.push(
      ...changed.rows.map((row) => ({
        code: "checkpoint_journal_changed" as const,
        detail: firstChanged(row),
      }))
    )
  }
  return problems
}

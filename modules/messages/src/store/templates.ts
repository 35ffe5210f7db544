import type { Tx } from "@codex/kernel"
import type { Template, TemplateWords } from "../types"

/** Whose words: the platform's, or those of one organization. */
export type Owner = { organizationId: string } | "platform"

const at = (owner: Owner) =>
  owner === "platform"
    ? { table: "message_template", key: {} }
    : {
        table: "organization_message_template",
        key: { organization_id: owner.organizationId },
      }

const COLUMNS = [
  ...["type", "enabled", "subject", "heading", "body", "button"],
  ...["problem", "problem_at", "updated_by", "updated_at"],
]

/** What this owner has changed, by type. */
export async function listTemplates(tx: Tx, owner: Owner): Promise<Template[]> {
  const { table, key } = at(owner)
  return tx(table).where(key).select<Template[]>(COLUMNS).orderBy("type")
}

export async function getTemplate(
  tx: Tx,
  owner: Owner,
  type: string
): Promise<Template | null> {
  const { table, key } = at(owner)
  const row = await tx(table)
    .where({ ...key, type })
    .select<Template[]>(COLUMNS)
  return row[0] ?? null
}

export interface TemplateChange extends Partial<TemplateWords> {
  enabled?: boolean | undefined
}

/** Changes what is named and leaves the rest as it is. */
export async function saveTemplate(
  tx: Tx,
  owner: Owner,
  type: string,
  change: TemplateChange & { updatedBy: string }
): Promise<void> {
  const { table, key } = at(owner)
  const { updatedBy, ...named } = change
  const words = Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined)
  )
  await tx(table)
    .insert({ ...key, type, ...words, updated_by: updatedBy })
    .onConflict([...Object.keys(key), "type"])
    .merge({
      ...words,
      updated_by: updatedBy,
      updated_at: tx.fn.now(),
      // Whatever was wrong with it was wrong with the words before.
      problem: null,
      problem_at: null,
    })
}

/** Back to the words and the switch above: platform's, then the catalogue's. */
export async function resetTemplate(
  tx: Tx,
  owner: Owner,
  type: string
): Promise<void> {
  const { table, key } = at(owner)
  await tx(table)
    .where({ ...key, type })
    .delete()
}

/** These words could not be used; the catalogue's were. */
export async function flagTemplate(
  tx: Tx,
  owner: Owner,
  type: string,
  problem: string
): Promise<void> {
  const { table, key } = at(owner)
  await tx(table)
    .where({ ...key, type })
    .update({ problem: problem.slice(0, 500), problem_at: tx.fn.now() })
}

export interface MailProblem {
  /** A template that cannot be used, or mails that did not arrive. */
  kind: "template" | "failed" | "bounced"
  type: string
  organization_id: string | null
  detail: string | null
  count: number
  since: Date
}

const PROBLEMS = `
  select 'template' as kind, type, null as organization_id, problem as detail,
    1 as count, problem_at as since
  from message_template where problem is not null
  union all
  select 'template', type, organization_id, problem, 1, problem_at
  from organization_message_template where problem is not null
  union all
  select state, type, null, max(last_error), count(*)::int, min(finished_at)
  from email_delivery
  where state in ('failed', 'bounced') and finished_at > now() - interval '14 days'
  group by state, type
  order by since limit 50`

/** What about mail needs the operator. */
export async function listMailProblems(tx: Tx): Promise<MailProblem[]> {
  const { rows } = await tx.raw<{ rows: MailProblem[] }>(PROBLEMS)
  return rows
}

import type { Tx } from "@codex/kernel"
import type { PostResult } from "../types"

/**
 * An INSERT of somebody else's rows that reads `posted (idem, id)`, the
 * journals that are new: rows and journals are one statement.
 */
export interface Companion {
  sql: string
  bindings: string[][]
}

/** The statement that posts, and what goes along with it. */
export function joined(post: string, companion?: Companion): string {
  return companion
    ? `with posted as materialized (${post}), alongside as (${companion.sql})
       select idem, id from posted`
    : post
}

/** Writes it for journals which an earlier statement of `tx` has posted. */
export async function writeAlongside(
  tx: Tx,
  results: readonly PostResult[],
  { sql, bindings }: Companion
): Promise<void> {
  const posted = results.flatMap(({ code, idem, id }) =>
    code === "posted" && id !== null ? [{ idem, id }] : []
  )
  await tx.raw(
    `with posted as (select p.idem, p.id
       from unnest(?::text[], ?::bigint[]) as p (idem, id)) ${sql}`,
    [posted.map(({ idem }) => idem), posted.map(({ id }) => id), ...bindings]
  )
}

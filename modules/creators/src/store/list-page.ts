import { likeText, sortRows, type Sort } from "@codex/kernel"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"

interface List {
  /** The letter its table goes by. */
  alias: string
  /** What has the words of a search. */
  names: readonly string[]
  select: readonly (string | Knex.Raw)[]
  order: Sort<string>
  q?: string | undefined
  limit: number
  offset: number
}

/** One page of an operator's list, and how many rows it has in all. */
export async function listPage<Row extends object>(
  found: Knex.QueryBuilder<Row>,
  { alias, names, select, order, q, limit, offset }: List
): Promise<{ rows: Row[]; count: number }> {
  if (q) {
    void found.where((either) => {
      for (const name of names) {
        void either.orWhereILike(`${alias}.${name}`, likeText(q))
      }
    })
  }
  const [total] = await found.clone().count<{ count: string }[]>({ count: "*" })
  const rows = (await found
    .select([...select])
    .orderBy(sortRows(order, alias))
    .limit(limit)
    .offset(offset)) as Row[]
  return { rows, count: Number(total?.count ?? 0) }
}

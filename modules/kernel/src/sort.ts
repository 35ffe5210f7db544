/** A column of a list and which way: `-created_at` is newest first. */
export type Sort<Column extends string> = Column | `-${Column}`

interface OrderTerm {
  column: string
  order: "asc" | "desc"
}

/**
 * As knex orders rows; equals stand by their ids, so that no row is on two
 * pages. The columns are the caller's own names, never a person's text.
 */
export function sortRows(sort: Sort<string>, table = ""): OrderTerm[] {
  const descending = sort.startsWith("-")
  const order = descending ? "desc" : "asc"
  const prefix = table ? `${table}.` : ""
  return [descending ? sort.slice(1) : sort, "id"].map((column) => ({
    column: `${prefix}${column}`,
    order,
  }))
}

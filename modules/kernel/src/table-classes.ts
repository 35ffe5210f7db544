import { slot } from "./slot"

/** Who a row belongs to (ARCHITECTURE §4). */
export type ScopeClass = "organization" | "creator" | "customer" | "platform"

export interface TableScope {
  module: string
  scope: ScopeClass
  /** Column holding the scope id; `null` for platform tables. */
  column: string | null
}

const tables = slot<Map<string, TableScope>>("table-classes", () => new Map())

/**
 * Puts a module's tables into their classes. Called at import time by the
 * module's `tables.ts`; test T1 refuses a table that is not listed.
 */
export function registerTables(
  module: string,
  entries: Record<string, ScopeClass | { scope: ScopeClass; column: string }>
): void {
  for (const [table, entry] of Object.entries(entries)) {
    const scope = typeof entry === "string" ? entry : entry.scope
    const column =
      typeof entry === "string"
        ? scope === "platform"
          ? null
          : `${scope}_id`
        : entry.column
    tables.get().set(table, { module, scope, column })
  }
}

/** All registered tables by name. */
export function tableClasses(): ReadonlyMap<string, TableScope> {
  return tables.get()
}

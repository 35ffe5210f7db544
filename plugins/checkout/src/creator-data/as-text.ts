import { csv } from "@codex/plugin-wallet/workflows"

type Pages<Row> = AsyncIterable<readonly Row[]>

/** A table with a head; no cell becomes a formula. */
export async function* csvText<Row>(
  head: readonly string[],
  pages: Pages<Row>,
  cells: (row: Row) => readonly string[]
): AsyncGenerator<string> {
  yield csv([head])
  for await (const rows of pages) {
    yield csv(rows.map(cells))
  }
}

/** One list, an element on each line. */
export async function* jsonText<Row>(
  pages: Pages<Row>,
  item: (row: Row) => unknown
): AsyncGenerator<string> {
  let before = "[\n"
  for await (const rows of pages) {
    if (rows.length > 0) {
      yield before + rows.map((row) => JSON.stringify(item(row))).join(",\n")
      before = ",\n"
    }
  }
  yield before === "[\n" ? "[]\n" : "\n]\n"
}

export const iso = (at: Date | null): string | null => at?.toISOString() ?? null

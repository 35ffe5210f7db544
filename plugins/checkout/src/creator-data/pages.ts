/** Rows of one page; `next` is where the following one begins. */
export interface Page<Row, Mark> {
  rows: readonly Row[]
  next: Mark | null
}

/** How many rows stand in memory at once. */
export const PAGE_ROWS = 500

/** Pages one after the other, each read when the one before is written. */
export async function* pagesOf<Row, Mark>(
  read: (after: Mark | null) => Promise<Page<Row, Mark>>
): AsyncGenerator<readonly Row[]> {
  let after: Mark | null = null
  do {
    const page: Page<Row, Mark> = await read(after)
    yield page.rows
    after = page.next
  } while (after !== null)
}

/** The pages of each source, one source after the other. */
export async function* inTurn<Source, Row>(
  sources: readonly Source[],
  pages: (source: Source) => AsyncIterable<readonly Row[]>
): AsyncGenerator<readonly Row[]> {
  for (const source of sources) {
    yield* pages(source)
  }
}

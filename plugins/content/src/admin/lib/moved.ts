/** The list with one of its rows a place further up or down. */
export function moved<T>(rows: readonly T[], index: number, by: 1 | -1): T[] {
  return placed(rows, index, index + by)
}

/** The list with one of its rows where another one was. */
export function placed<T>(rows: readonly T[], from: number, to: number): T[] {
  const next = [...rows]
  const [row] = next.splice(from, 1)
  if (row !== undefined) {
    next.splice(to, 0, row)
  }
  return next
}

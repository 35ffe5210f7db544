/** The list with one of its rows a place further up or down. */
export function moved<T>(rows: readonly T[], index: number, by: 1 | -1): T[] {
  const next = [...rows]
  const [row] = next.splice(index, 1)
  if (row !== undefined) {
    next.splice(index + by, 0, row)
  }
  return next
}

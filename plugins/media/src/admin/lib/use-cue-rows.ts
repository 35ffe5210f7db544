import { useState } from "react"
import { type CueRow, rowAfter } from "./cue-rows"

/** Rows of one screen: thousands of fields at once would not scroll. */
export const ROWS_PER_PAGE = 50

/** The rows of an editor, the page of them that is shown, and what changes. */
export function useCueRows(first: CueRow[]) {
  const [rows, setRows] = useState(first)
  const [page, setPage] = useState(0)
  const [isChanged, setChanged] = useState(false)
  /** The row whose field gets the focus when it appears. */
  const [focusKey, setFocusKey] = useState<number | null>(null)
  const put = (next: CueRow[]) => {
    setRows(next)
    setChanged(true)
  }
  const showRow = (number: number) =>
    setPage(Math.max(0, Math.floor((number - 1) / ROWS_PER_PAGE)))
  return {
    rows,
    page,
    pages: Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE)),
    shown: rows.slice(page * ROWS_PER_PAGE, (page + 1) * ROWS_PER_PAGE),
    isChanged,
    focusKey,
    setPage,
    showRow,
    change: (changed: CueRow) =>
      put(rows.map((row) => (row.key === changed.key ? changed : row))),
    remove: (key: number) => put(rows.filter((row) => row.key !== key)),
    /** A new row below this one, or at the end. */
    add: (below?: CueRow) => {
      const at = below ? rows.indexOf(below) + 1 : rows.length
      const row = rowAfter(rows[at - 1])
      put([...rows.slice(0, at), row, ...rows.slice(at)])
      setFocusKey(row.key)
      showRow(at + 1)
    },
  }
}

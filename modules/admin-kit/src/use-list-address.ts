import type {
  DataTableFilteringState,
  DataTablePaginationState,
  DataTableSortingState,
} from "@medusajs/ui"
import { useCallback, useEffect, useMemo, useState } from "react"
import {
  readList,
  requestOf,
  writeList,
  type ListShape,
  type ListState,
} from "./list-address"
import { useAddress } from "./use-address"

const PAGE_SIZE = 20

/**
 * A filter that was taken from the menu has no value yet and stands in no
 * address; one that got its value is shown before the address has changed, or
 * the table would close what is open on it.
 */
function useFiltering(
  { filters }: ListState,
  write: (change: Partial<ListState>) => void
) {
  const [ahead, setAhead] = useState<DataTableFilteringState>()
  useEffect(() => setAhead(undefined), [filters])
  return {
    state: ahead ?? filters,
    onFilteringChange: (next: DataTableFilteringState) => {
      const given = Object.entries(next).filter(
        (entry): entry is [string, string] =>
          typeof entry[1] === "string" && entry[1] !== ""
      )
      setAhead(next)
      write({ filters: Object.fromEntries(given) })
    },
  }
}

/**
 * Search, filters, order and page of a list stand in the address: it can be
 * linked to, reloaded, and left and come back to. `shape` must not change from
 * render to render.
 */
export function useListAddress(shape: ListShape) {
  const [params, change] = useAddress()
  const state = useMemo(() => readList(shape, params), [shape, params])
  const write = useCallback(
    (to: Partial<ListState>, replace = false) =>
      change((now) => writeList(shape, now, to), replace),
    [shape, change]
  )
  const filtering = useFiltering(state, write)
  const table = {
    // The table would turn to page 1 in a step of its own before each change.
    autoResetPageIndex: false,
    search: {
      state: state.search,
      // One step back for a search, not one for each pause in typing it.
      onSearchChange: (search: string) =>
        write({ search }, state.search !== "" && search !== ""),
    },
    filtering,
    sorting: {
      state: state.sorting,
      onSortingChange: (sorting: DataTableSortingState | null) =>
        write({
          sorting: sorting ? { id: sorting.id, desc: sorting.desc } : null,
        }),
    },
    pagination: {
      state: { pageIndex: state.page, pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }: DataTablePaginationState) =>
        write({ page: pageIndex }),
    },
  }
  return { state, write, table, query: requestOf(state, PAGE_SIZE) }
}

/** One more thing that the address says, such as which row is open. */
export function useAddressParam(name: string) {
  const [params, change] = useAddress()
  const set = (value: string | null, replace = false) =>
    change((now) => {
      const next = new URLSearchParams(now)
      if (value === null) {
        next.delete(name)
      } else {
        next.set(name, value)
      }
      return next
    }, replace)
  return [params.get(name), set] as const
}

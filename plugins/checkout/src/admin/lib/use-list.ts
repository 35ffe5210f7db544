import { type DataTableFilteringState } from "@medusajs/ui"
import { useState } from "react"
import type { ListPage } from "./queries"

const PAGE_SIZE = 20

const text = (value: unknown) => (typeof value === "string" ? value : undefined)

/** Search, filter and page of a list, for the table and for the request. */
export function useList() {
  const [search, setSearch] = useState("")
  const [filtering, setFiltering] = useState<DataTableFilteringState>({})
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const page: ListPage = {
    q: search,
    limit: pagination.pageSize,
    offset: pagination.pageIndex * pagination.pageSize,
    state: text(filtering.state),
    kind: text(filtering.kind),
  }
  return {
    page,
    table: {
      search: { state: search, onSearchChange: setSearch },
      filtering: { state: filtering, onFilteringChange: setFiltering },
      pagination: { state: pagination, onPaginationChange: setPagination },
    },
  }
}

import { useState } from "react"

const PAGE_SIZE = 20

/** Search and page of an operator's list, for the table and for the request. */
export function useListState() {
  const [search, setSearch] = useState("")
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const q = search.trim()
  // As the API takes them.
  const query = new URLSearchParams({
    limit: String(pagination.pageSize),
    offset: String(pagination.pageIndex * pagination.pageSize),
    ...(q ? { q } : {}),
  }).toString()
  return {
    query,
    table: {
      search: { state: search, onSearchChange: setSearch },
      pagination: { state: pagination, onPaginationChange: setPagination },
    },
  }
}

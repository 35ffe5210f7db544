import { useEffect, useState } from "react"
import { useSearchParams } from "react-router-dom"

const PAGE_SIZE = 20

/**
 * Search and page of an operator's list, for the table and for the request.
 * `?q=` is what somebody came from ⌘K for.
 */
export function useListState() {
  const [params] = useSearchParams()
  const asked = params.get("q") ?? ""
  const [search, setSearch] = useState(asked)
  useEffect(() => setSearch(asked), [asked])
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

import { useEffect, useState } from "react"
import { useLocation, useSearchParams } from "react-router-dom"

const PAGE_SIZE = 20

/**
 * Search and page of an operator's list, for the table and for the request.
 * `?q=` is what somebody came from ⌘K for.
 */
export function useListState() {
  const [params] = useSearchParams()
  const asked = params.get("q") ?? ""
  const [search, setSearch] = useState(asked)
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  // The same words may be asked for again, from any page of the list.
  const { key } = useLocation()
  useEffect(() => {
    setSearch(asked)
    setPagination((page) => ({ ...page, pageIndex: 0 }))
  }, [asked, key])
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

import {
  createDataTableFilterHelper,
  DataTable,
  Heading,
  Text,
  type DataTableFilteringState,
  type DataTableSortingState,
} from "@medusajs/ui"
import { useEffect, useMemo, useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useLocation, useSearchParams } from "react-router-dom"
import type { PostsPage } from "../lib/queries"

const PAGE_SIZE = 20
const filters = createDataTableFilterHelper<{ status: string }>()

/** Search, filter, order and page of a list of posts. */
export function useListState() {
  const { t } = useTranslation()
  // `?q=` is what somebody came from ⌘K for.
  const [params] = useSearchParams()
  const asked = params.get("q") ?? ""
  const [search, setSearch] = useState(asked)
  const [filtering, setFiltering] = useState<DataTableFilteringState>({})
  const [sorting, setSorting] = useState<DataTableSortingState | null>(null)
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  // The same words may be asked for again, from any page of the list.
  const { key } = useLocation()
  useEffect(() => {
    setSearch(asked)
    setFiltering({})
    setPagination((page) => ({ ...page, pageIndex: 0 }))
  }, [asked, key])
  const statusFilter = useMemo(
    () => [
      filters.accessor("status", {
        type: "radio",
        label: t("codexContent.status.filter"),
        options: ["draft", "published", "unpublished"].map((value) => ({
          label: t(`codexContent.status.${value}`),
          value,
        })),
      }),
    ],
    [t]
  )
  const status = filtering.status
  const page: PostsPage = {
    q: search,
    status: typeof status === "string" ? status : undefined,
    order: sorting ? `${sorting.desc ? "-" : ""}${sorting.id}` : undefined,
    limit: pagination.pageSize,
    offset: pagination.pageIndex * pagination.pageSize,
  }
  return {
    page,
    table: {
      filters: statusFilter,
      search: { state: search, onSearchChange: setSearch },
      filtering: { state: filtering, onFilteringChange: setFiltering },
      sorting: { state: sorting, onSortingChange: setSorting },
      pagination: { state: pagination, onPaginationChange: setPagination },
    },
  }
}

interface PostsTableProps<Row> {
  instance: Parameters<typeof DataTable<Row>>[0]["instance"]
  /** Where the page's texts are in the catalogue. */
  texts: "list" | "operator"
  action?: ReactNode
}

export const PostsTable = <Row,>(props: PostsTableProps<Row>) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexContent.${props.texts}.${key}`)
  const empty = (name: "empty" | "filtered") => ({
    heading: text(`${name}.heading`),
    description: text(`${name}.text`),
  })
  return (
    <DataTable instance={props.instance}>
      <DataTable.Toolbar className="flex flex-col gap-4 px-6 py-4">
        <div className="flex w-full flex-wrap items-start justify-between gap-4">
          <div>
            <Heading>{text("title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {text("purpose")}
            </Text>
          </div>
          {props.action}
        </div>
        <div className="flex w-full items-center gap-2">
          <DataTable.FilterMenu />
          {props.texts === "list" && <DataTable.SortingMenu />}
          <div className="ml-auto">
            <DataTable.Search placeholder={text("search")} />
          </div>
        </div>
      </DataTable.Toolbar>
      <DataTable.Table
        emptyState={{ empty: empty("empty"), filtered: empty("filtered") }}
      />
      <DataTable.Pagination />
      <DataTable.CommandBar
        selectedLabel={(count) => t("codexContent.list.selected", { count })}
      />
    </DataTable>
  )
}

import {
  createDataTableFilterHelper,
  type DataTableFilteringState,
} from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import type { EmailLine } from "../../contract"
import en from "../i18n/json/en.json"
import type { EmailsPage } from "./use-emails"

const PAGE_SIZE = 20
const filter = createDataTableFilterHelper<EmailLine>()
const text = (value: unknown) => (typeof value === "string" ? value : undefined)

const VALUES = {
  state: Object.keys(en.codexMessages.state),
  type: Object.keys(en.codexMessages.type),
}

function useFilters() {
  const { t } = useTranslation()
  return useMemo(
    () =>
      (["state", "type"] as const).map((key) =>
        filter.accessor(key, {
          type: "radio",
          label: t(`codexMessages.emails.filters.${key}`),
          options: VALUES[key].map((value) => ({
            value,
            label: t(`codexMessages.${key}.${value}`),
          })),
        })
      ),
    [t]
  )
}

/** Search, filters and page of the list, for the table and the request. */
export function useEmailList() {
  const filters = useFilters()
  const [search, setSearch] = useState("")
  const [filtering, setFiltering] = useState<DataTableFilteringState>({})
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const page: EmailsPage = {
    q: search,
    limit: pagination.pageSize,
    offset: pagination.pageIndex * pagination.pageSize,
    state: text(filtering.state),
    type: text(filtering.type),
  }
  return {
    page,
    table: {
      filters,
      search: { state: search, onSearchChange: setSearch },
      filtering: { state: filtering, onFilteringChange: setFiltering },
      pagination: { state: pagination, onPaginationChange: setPagination },
    },
  }
}

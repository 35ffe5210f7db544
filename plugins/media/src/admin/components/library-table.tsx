import { PageLoadFailed } from "@codex/admin-kit"
import {
  createDataTableFilterHelper,
  DataTable,
  type DataTableFilteringState,
  type DataTablePaginationState,
  Heading,
  Text,
  useDataTable,
} from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import type { MediaAssetDto } from "../../contract"
import { bytes } from "../lib/format"
import { useLibrary } from "../lib/queries"
import { useAddFiles, useDropAnywhere } from "../lib/use-uploads"
import { DropOverlay } from "./drop-overlay"
import { useLibraryColumns } from "./library-columns"
import { UploadButton } from "./upload-button"

const PAGE_SIZE = 20
const filter = createDataTableFilterHelper<MediaAssetDto>()

function useFilters() {
  const { t } = useTranslation()
  const option = (group: string, value: string) => ({
    value,
    label: t(`codexMedia.${group}.${value}`),
  })
  return [
    filter.accessor("kind", {
      type: "radio",
      label: t("codexMedia.column.kind"),
      options: ["video", "audio", "file"].map((value) => option("kind", value)),
    }),
    filter.accessor("state", {
      type: "radio",
      label: t("codexMedia.column.state"),
      options: ["uploading", "processing", "ready", "failed"].map((value) =>
        option("state", value)
      ),
    }),
  ]
}

const asText = (value: unknown) =>
  typeof value === "string" ? value : undefined

/** The library: search, filter, upload by button or by dropping anywhere. */
export const LibraryTable = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [search, setSearch] = useState("")
  const [filtering, setFiltering] = useState<DataTableFilteringState>({})
  const [pagination, setPagination] = useState<DataTablePaginationState>({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const { data, error, isLoading, refetch } = useLibrary({
    q: search,
    kind: asText(filtering.kind),
    state: asText(filtering.state),
    limit: PAGE_SIZE,
    offset: pagination.pageIndex * PAGE_SIZE,
  })
  const accepts = data?.accepts ?? []
  const addFiles = useAddFiles(accepts)
  const dragging = useDropAnywhere(addFiles)
  const table = useDataTable({
    data: data?.media ?? [],
    columns: useLibraryColumns(),
    filters: useFilters(),
    rowCount: data?.count ?? 0,
    getRowId: ({ id }) => id,
    isLoading,
    search: { state: search, onSearchChange: setSearch },
    filtering: { state: filtering, onFilteringChange: setFiltering },
    pagination: { state: pagination, onPaginationChange: setPagination },
    onRowClick: (_event, { id }) => {
      void navigate(`/studio/media/${id}`)
    },
  })
  if (error && !data) {
    return <PageLoadFailed error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      {dragging && <DropOverlay accepts={accepts} />}
      <DataTable instance={table}>
        <DataTable.Toolbar className="flex flex-col items-start justify-between gap-3 md:flex-row md:items-center">
          <div>
            <Heading>{t("codexMedia.library.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("codexMedia.library.purpose")}
              {data && data.used_bytes > 0 && (
                <>
                  {" "}
                  {t("codexMedia.library.used", {
                    size: bytes(data.used_bytes),
                  })}
                </>
              )}
            </Text>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <DataTable.FilterMenu />
            <DataTable.Search placeholder={t("codexMedia.library.search")} />
            <UploadButton accepts={accepts} onChoose={addFiles} />
          </div>
        </DataTable.Toolbar>
        <DataTable.Table
          emptyState={{
            empty: {
              heading: t("codexMedia.library.empty.title"),
              description: t("codexMedia.library.empty.text"),
            },
            filtered: {
              heading: t("codexMedia.library.filtered.title"),
              description: t("codexMedia.library.filtered.text"),
            },
          }}
        />
        <DataTable.Pagination />
      </DataTable>
    </>
  )
}

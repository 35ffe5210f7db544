import { DataTable, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

interface PostsTableProps<Row> {
  instance: Parameters<typeof DataTable<Row>>[0]["instance"]
  /** Where the page's texts are in the catalogue. */
  texts: "list" | "operator"
  action?: ReactNode
  /** The views that are kept of this list. */
  views?: ReactNode
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
        <div className="flex w-full flex-wrap items-center gap-2">
          <DataTable.FilterMenu />
          <DataTable.SortingMenu />
          {props.views}
          <div className="md:ml-auto">
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

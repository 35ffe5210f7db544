import { DataTable, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

interface Props<Row> {
  instance: Parameters<typeof DataTable<Row>>[0]["instance"]
  /** A text of the page: `title`, `purpose`, `search`, `empty.heading` … */
  text: (key: string) => string
  sortable?: boolean
  /** Beside the title: what else there is to do here. */
  action?: ReactNode
  /** Beside the filters: saved views, days. */
  beside?: ReactNode
  /** How many rows are ticked, in a list whose rows can be. */
  selected?: (count: number) => string
}

/** Title, one sentence of purpose, search, list and both empty states. */
export const ListFrame = <Row,>(props: Props<Row>) => {
  const { text } = props
  const empty = (name: "empty" | "filtered") => ({
    heading: text(`${name}.heading`),
    description: text(`${name}.text`),
  })
  return (
    <DataTable instance={props.instance}>
      <DataTable.Toolbar className="flex flex-col items-start gap-4 px-6 py-4">
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
          {props.sortable && <DataTable.SortingMenu />}
          {props.beside}
          <div className="md:ml-auto">
            <DataTable.Search placeholder={text("search")} />
          </div>
        </div>
      </DataTable.Toolbar>
      <DataTable.Table
        emptyState={{ empty: empty("empty"), filtered: empty("filtered") }}
      />
      <DataTable.Pagination />
      {props.selected && (
        <DataTable.CommandBar selectedLabel={props.selected} />
      )}
    </DataTable>
  )
}

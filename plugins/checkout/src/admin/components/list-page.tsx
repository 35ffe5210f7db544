import { LoadFailed } from "@codex/admin-kit"
import { Container, DataTable, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

interface ListTableProps<Row> {
  instance: Parameters<typeof DataTable<Row>>[0]["instance"]
  /** Where the page's texts are in the catalogue. */
  texts: "purchases" | "shoppers" | "outbox" | "auditLog"
  sortable?: boolean
  /** More to narrow the list with, beside the filters. */
  beside?: ReactNode
}

/** Title, one sentence of purpose, search, list and both empty states. */
const ListTable = <Row,>(props: ListTableProps<Row>) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCheckout.${props.texts}.${key}`)
  const empty = (name: "empty" | "filtered") => ({
    heading: text(`${name}.heading`),
    description: text(`${name}.text`),
  })
  return (
    <DataTable instance={props.instance}>
      <DataTable.Toolbar className="flex flex-col items-start gap-4 px-6 py-4">
        <div>
          <Heading>{text("title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {text("purpose")}
          </Text>
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
      <DataTable.CommandBar
        selectedLabel={(count) =>
          t(`codexCheckout.${props.texts}.selected`, { count })
        }
      />
    </DataTable>
  )
}

interface ListPageProps<Row> extends ListTableProps<Row> {
  list: { error: Error | null; data?: unknown; refetch: () => unknown }
  above?: ReactNode
  /** What opens over the list. */
  children?: ReactNode
}

/** A list of the operator's, or that it did not load. */
export const ListPage = <Row,>(props: ListPageProps<Row>) => {
  const { list, above, children, ...table } = props
  return (
    <Container className="divide-y p-0">
      {above}
      {list.error && !list.data ? (
        <LoadFailed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ListTable {...table} />
      )}
      {children}
    </Container>
  )
}

import { Container, DataTable, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

interface Props<Row> {
  instance: Parameters<typeof DataTable<Row>>[0]["instance"]
  /** Where the page's words are in the catalogue. */
  texts: "creators" | "organizations"
  /** The views that are kept of this list. */
  views: ReactNode
  children?: ReactNode
}

/** An operator's list: title, purpose, how to narrow it, rows and both empty states. */
export const ListTable = <Row,>({
  instance,
  texts,
  views,
  children,
}: Props<Row>) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCreators.${texts}.${key}`)
  const empty = (name: "empty" | "filtered") => ({
    heading: text(`${name}.heading`),
    description: text(`${name}.text`),
  })
  return (
    <Container className="divide-y p-0">
      <DataTable instance={instance}>
        <DataTable.Toolbar className="flex flex-col items-start gap-4 px-6 py-4">
          <div>
            <Heading>{text("title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {text("purpose")}
            </Text>
          </div>
          <div className="flex w-full flex-wrap items-center gap-2">
            <DataTable.FilterMenu />
            <DataTable.SortingMenu />
            {views}
            <div className="md:ml-auto">
              <DataTable.Search placeholder={text("search")} />
            </div>
          </div>
        </DataTable.Toolbar>
        <DataTable.Table
          emptyState={{ empty: empty("empty"), filtered: empty("filtered") }}
        />
        <DataTable.Pagination />
      </DataTable>
      {children}
    </Container>
  )
}

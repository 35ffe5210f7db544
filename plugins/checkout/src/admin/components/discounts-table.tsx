import { Container, DataTable, Heading, Text, useDataTable } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { LoadFailed } from "@codex/admin-kit"
import { useDiscounts, type Desk } from "../lib/discount-queries"
import { useDiscountActions } from "../lib/use-discount-actions"
import { useDiscountColumns } from "./discount-columns"

const PAGE_SIZE = 20

/** The list of discounts, of one organization or of the whole platform. */
export const DiscountsTable = (props: { desk: Desk; action?: ReactNode }) => {
  const { desk } = props
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCheckout.discounts.${key}`)
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const list = useDiscounts(desk, {
    limit: PAGE_SIZE,
    offset: pagination.pageIndex * PAGE_SIZE,
  })
  const instance = useDataTable({
    data: list.data?.discounts ?? [],
    columns: useDiscountColumns(desk, useDiscountActions(desk)),
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    pagination: { state: pagination, onPaginationChange: setPagination },
  })
  if (list.error && !list.data) {
    return <LoadFailed error={list.error} onRetry={() => void list.refetch()} />
  }
  return (
    <Container className="divide-y p-0">
      <DataTable instance={instance}>
        <DataTable.Toolbar className="flex items-start justify-between gap-4 px-6 py-4">
          <div>
            <Heading>{text("title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {text(`purpose.${desk}`)}
            </Text>
          </div>
          {props.action}
        </DataTable.Toolbar>
        <DataTable.Table
          emptyState={{
            empty: {
              heading: text("empty.heading"),
              description: text(`empty.${desk}`),
            },
          }}
        />
        <DataTable.Pagination />
      </DataTable>
    </Container>
  )
}

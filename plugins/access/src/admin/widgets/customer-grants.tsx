import { defineWidgetConfig } from "@medusajs/admin-sdk"
import {
  Button,
  Container,
  DataTable,
  Heading,
  Text,
  useDataTable,
} from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { CustomerGrant } from "../../contract"
import { useGrantColumns } from "../components/grant-columns"
import { useCustomerGrants } from "../lib/use-customer-grants"

const PAGE_SIZE = 10
const NONE: CustomerGrant[] = []

const LoadFailed = (props: { error: Error; onRetry: () => void }) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col items-start gap-3 px-6 py-4">
      <Text size="small">{t("codexAccess.grants.failed.title")}</Text>
      <Button size="small" variant="secondary" onClick={props.onRetry}>
        {t("codexAccess.grants.failed.retry")}
      </Button>
      <details>
        <summary className="txt-small text-ui-fg-muted cursor-pointer">
          {t("codexAccess.grants.failed.details")}
        </summary>
        <Text size="small" className="text-ui-fg-subtle">
          {props.error.message}
        </Text>
      </details>
    </div>
  )
}

const GrantsTable = (props: { grants: CustomerGrant[]; loading: boolean }) => {
  const { t } = useTranslation()
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const first = pagination.pageIndex * pagination.pageSize
  const table = useDataTable({
    data: props.grants.slice(first, first + pagination.pageSize),
    columns: useGrantColumns(),
    getRowId: (row) => row.id,
    rowCount: props.grants.length,
    isLoading: props.loading,
    pagination: { state: pagination, onPaginationChange: setPagination },
  })
  return (
    <DataTable instance={table}>
      <DataTable.Table
        emptyState={{
          empty: {
            heading: t("codexAccess.grants.empty.title"),
            description: t("codexAccess.grants.empty.text"),
          },
        }}
      />
      {props.grants.length > PAGE_SIZE ? <DataTable.Pagination /> : null}
    </DataTable>
  )
}

/** What the customer owns and how far they are (ECOSYSTEM §7.2). */
const CustomerGrants = ({ data }: { data: { id: string } }) => {
  const { t } = useTranslation()
  const grants = useCustomerGrants(data.id)
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("codexAccess.grants.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexAccess.grants.purpose")}
        </Text>
      </div>
      {grants.isError ? (
        <LoadFailed
          error={grants.error}
          onRetry={() => void grants.refetch()}
        />
      ) : (
        <GrantsTable
          grants={grants.data?.grants ?? NONE}
          loading={grants.isPending}
        />
      )}
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: "customer.details.after" })

export default CustomerGrants

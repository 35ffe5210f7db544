import { LoadFailed } from "@codex/admin-kit"
import { defineWidgetConfig } from "@medusajs/admin-sdk"
import {
  Button,
  Container,
  DataTable,
  Heading,
  Text,
  useDataTable,
} from "@medusajs/ui"
import { useCallback, useState } from "react"
import { useTranslation } from "react-i18next"
import type { CustomerGrant } from "../../contract"
import { ExtendDrawer, TakeBackDrawer } from "../components/change-drawers"
import { GiveDrawer } from "../components/give-drawer"
import type { Act } from "../components/grant-actions"
import { useGrantColumns } from "../components/grant-columns"
import { useCustomerGrants } from "../lib/use-customer-grants"

const PAGE_SIZE = 10
const NONE: CustomerGrant[] = []

const GrantsTable = (props: {
  grants: CustomerGrant[]
  loading: boolean
  onAct: (act: Act, grant: CustomerGrant) => void
}) => {
  const { t } = useTranslation()
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const first = pagination.pageIndex * pagination.pageSize
  const table = useDataTable({
    data: props.grants.slice(first, first + pagination.pageSize),
    columns: useGrantColumns(props.onAct),
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

const Head = ({ onGive }: { onGive: () => void }) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
      <div>
        <Heading level="h2">{t("codexAccess.grants.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexAccess.grants.purpose")}
        </Text>
      </div>
      <Button size="small" variant="secondary" onClick={onGive}>
        {t("codexAccess.give.open")}
      </Button>
    </div>
  )
}

type Open = { act: "give" } | { act: Act; grant: CustomerGrant } | null

interface DrawersProps {
  open: Open
  customerId: string
  grants: readonly CustomerGrant[]
  onClose: () => void
}

const Drawers = ({ open, grants, ...props }: DrawersProps) => {
  if (!open) {
    return null
  }
  if (open.act === "give") {
    return <GiveDrawer {...props} />
  }
  const { grant } = open
  const together = grants.filter((other) => other.source_id === grant.source_id)
  const change = { ...props, grant, together: together.length }
  return open.act === "extend" ? (
    <ExtendDrawer {...change} />
  ) : (
    <TakeBackDrawer {...change} />
  )
}

/** What the customer owns, how far they are, and by hand what else (ECOSYSTEM §7.2). */
const CustomerGrants = ({ data }: { data: { id: string } }) => {
  const grants = useCustomerGrants(data.id)
  const [open, setOpen] = useState<Open>(null)
  const onAct = useCallback(
    (act: Act, grant: CustomerGrant) => setOpen({ act, grant }),
    []
  )
  return (
    <Container className="divide-y p-0">
      <Head onGive={() => setOpen({ act: "give" })} />
      {grants.isError ? (
        <LoadFailed
          error={grants.error}
          onRetry={() => void grants.refetch()}
        />
      ) : (
        <GrantsTable
          grants={grants.data?.grants ?? NONE}
          loading={grants.isPending}
          onAct={onAct}
        />
      )}
      <Drawers
        open={open}
        customerId={data.id}
        grants={grants.data?.grants ?? NONE}
        onClose={() => setOpen(null)}
      />
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: "customer.details.after" })

export default CustomerGrants

import { LoadFailed } from "@codex/admin-kit"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Envelope } from "@medusajs/icons"
import {
  Button,
  Container,
  DataTable,
  Heading,
  Text,
  useDataTable,
} from "@medusajs/ui"
import { getI18n, useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router-dom"
import { useEmailColumns } from "../../components/email-columns"
import { EmailDrawer } from "../../components/email-drawer"
import { useEmailList } from "../../lib/use-email-list"
import { useEmails } from "../../lib/use-emails"

function useWords() {
  const { t } = useTranslation()
  return (key: string) => t(`codexMessages.emails.${key}`)
}

const Top = () => {
  const words = useWords()
  return (
    <DataTable.Toolbar className="flex flex-col items-start gap-4 px-6 py-4">
      <div className="flex w-full flex-wrap items-start justify-between gap-4">
        <div>
          <Heading>{words("title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {words("purpose")}
          </Text>
        </div>
        <Button size="small" variant="secondary" asChild>
          <Link to="/email-settings">{words("settings")}</Link>
        </Button>
      </div>
      <div className="flex w-full items-center gap-2">
        <DataTable.FilterMenu />
        <div className="ml-auto">
          <DataTable.Search placeholder={words("search")} />
        </div>
      </div>
    </DataTable.Toolbar>
  )
}

const EmailsPage = () => {
  const words = useWords()
  const { page, table } = useEmailList()
  const [params, setParams] = useSearchParams()
  const list = useEmails(page)
  const instance = useDataTable({
    ...table,
    data: list.data?.emails ?? [],
    columns: useEmailColumns(),
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    onRowClick: (_event, row) => setParams({ open: row.id }),
  })
  const empty = (name: string) => ({
    heading: words(`${name}.heading`),
    description: words(`${name}.text`),
  })
  return (
    <Container className="divide-y p-0">
      {list.error && !list.data ? (
        <LoadFailed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable instance={instance}>
          <Top />
          <DataTable.Table
            emptyState={{ empty: empty("empty"), filtered: empty("filtered") }}
          />
          <DataTable.Pagination />
        </DataTable>
      )}
      <EmailDrawer
        id={params.get("open")}
        onClose={() => setParams({}, { replace: true })}
      />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "codexMessages.nav.emails",
  translationNs: "translation",
  icon: Envelope,
  rank: 30,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexMessages.nav.emails"),
}

export default EmailsPage

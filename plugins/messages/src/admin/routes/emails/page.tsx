import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Envelope } from "@medusajs/icons"
import { Button, Container, useDataTable } from "@medusajs/ui"
import { getI18n, useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router-dom"
import { ListFrame, LoadFailed } from "@codex/admin-kit"
import { useEmailColumns } from "../../components/email-columns"
import { EmailDrawer } from "../../components/email-drawer"
import { useEmailList } from "../../lib/use-email-list"
import { useEmails } from "../../lib/use-emails"

const EmailsPage = () => {
  const { t } = useTranslation()
  const words = (key: string) => t(`codexMessages.emails.${key}`)
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
  return (
    <Container className="divide-y p-0">
      {list.error && !list.data ? (
        <LoadFailed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ListFrame
          instance={instance}
          text={words}
          action={
            <Button size="small" variant="secondary" asChild>
              <Link to="/email-settings">{words("settings")}</Link>
            </Button>
          }
        />
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

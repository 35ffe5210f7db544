import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ReceiptPercent } from "@medusajs/icons"
import {
  Button,
  Container,
  DataTable,
  Heading,
  Text,
  toast,
  useDataTable,
  usePrompt,
} from "@medusajs/ui"
import { useCallback, useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { PageLoadFailed } from "@codex/admin-kit"
import type { RuleView } from "../../../contract"
import { useRuleColumns } from "../../components/rule-columns"
import { RuleDrawer } from "../../components/rule-drawer"
import { percent } from "../../lib/format"
import { useEndRule, useRules } from "../../lib/use-rules"

const PAGE_SIZE = 20

function useEnd() {
  const { t } = useTranslation()
  const prompt = usePrompt()
  const { mutate } = useEndRule()
  return useCallback(
    async (rule: RuleView) => {
      const text = (key: string) =>
        t(`codexWallet.rules.end.${key}`, { rate: percent(rule.bps) })
      const sure = await prompt({
        title: text("title"),
        description: text("text"),
        confirmText: text("confirm"),
        cancelText: t("codexWallet.cancel"),
      })
      if (sure) {
        mutate(rule.id, {
          onSuccess: () => toast.success(text("done")),
          onError: (error) => toast.error(error.message),
        })
      }
    },
    [t, prompt, mutate]
  )
}

function useRulesTable() {
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const rules = useRules({
    limit: pagination.pageSize,
    offset: pagination.pageIndex * pagination.pageSize,
  })
  const end = useEnd()
  const onEnd = useCallback((rule: RuleView) => void end(rule), [end])
  const table = useDataTable({
    data: rules.data?.rules ?? [],
    columns: useRuleColumns(onEnd),
    getRowId: (row) => row.id,
    rowCount: rules.data?.count ?? 0,
    isLoading: rules.isPending,
    pagination: { state: pagination, onPaginationChange: setPagination },
  })
  return { table, rules }
}

const CommissionPage = () => {
  const { t } = useTranslation()
  const { table, rules } = useRulesTable()
  const [adding, setAdding] = useState(false)
  if (rules.error && !rules.data) {
    return (
      <PageLoadFailed
        error={rules.error}
        onRetry={() => void rules.refetch()}
      />
    )
  }
  const usual = percent(rules.data?.default_bps ?? 0)
  const empty = {
    heading: t("codexWallet.rules.empty.heading"),
    description: t("codexWallet.rules.empty.text", { usual }),
  }
  return (
    <Container className="divide-y p-0">
      <DataTable instance={table}>
        <DataTable.Toolbar className="flex flex-col items-start justify-between gap-3 px-6 py-4 md:flex-row md:items-center">
          <div>
            <Heading>{t("codexWallet.rules.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("codexWallet.rules.purpose", { usual })}
            </Text>
          </div>
          <Button size="small" onClick={() => setAdding(true)}>
            {t("codexWallet.rules.add")}
          </Button>
        </DataTable.Toolbar>
        <DataTable.Table emptyState={{ empty, filtered: empty }} />
        <DataTable.Pagination />
      </DataTable>
      {adding && rules.data && (
        <RuleDrawer rules={rules.data} onClose={() => setAdding(false)} />
      )}
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "codexWallet.nav.rules",
  translationNs: "translation",
  icon: ReceiptPercent,
  rank: 42,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexWallet.nav.rules"),
}

export default CommissionPage

import {
  Container,
  DataTable,
  Heading,
  toast,
  useDataTable,
  usePrompt,
} from "@medusajs/ui"
import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import type { PoliciesResponse, PolicyRowView } from "../../contract"
import { day } from "../lib/format"
import { useWithdrawPolicy } from "../lib/use-policies"
import { usePolicyColumns } from "./policy-columns"

function useWithdraw() {
  const { t, i18n } = useTranslation()
  const prompt = usePrompt()
  const { mutate } = useWithdrawPolicy()
  return useCallback(
    async (policy: PolicyRowView) => {
      const text = (key: string) =>
        t(`codexWallet.policies.withdraw.${key}`, {
          day: day(`${policy.starts_on}T12:00:00Z`, i18n.language),
        })
      const sure = await prompt({
        title: text("title"),
        description: text("text"),
        confirmText: text("confirm"),
        cancelText: t("codexWallet.cancel"),
      })
      if (sure) {
        mutate(policy.id, {
          onSuccess: () => toast.success(text("done")),
          onError: (error) => toast.error(error.message),
        })
      }
    },
    [t, i18n, prompt, mutate]
  )
}

/** Every policy that was planned, and what became of it. */
export const PolicyHistory = ({ policies }: { policies: PoliciesResponse }) => {
  const { t } = useTranslation()
  const withdraw = useWithdraw()
  const onWithdraw = useCallback(
    (policy: PolicyRowView) => void withdraw(policy),
    [withdraw]
  )
  const table = useDataTable({
    data: policies.policies,
    columns: usePolicyColumns(policies.currency_code, onWithdraw),
    getRowId: (row) => row.id,
    rowCount: policies.policies.length,
  })
  const empty = {
    heading: t("codexWallet.policies.empty.heading"),
    description: t("codexWallet.policies.empty.text"),
  }
  return (
    <Container className="divide-y p-0">
      <DataTable instance={table}>
        <DataTable.Toolbar className="px-6 py-4">
          <Heading level="h2">{t("codexWallet.policies.history")}</Heading>
        </DataTable.Toolbar>
        <DataTable.Table emptyState={{ empty, filtered: empty }} />
      </DataTable>
    </Container>
  )
}

import { money } from "@codex/admin-kit"
import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { RefundRow } from "../../contract"
import { RefundState } from "./refund-state"
import { When } from "./when"

const column = createDataTableColumnHelper<RefundRow>()

export function useRefundColumns() {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const header = (key: string) => t(`codexCheckout.refunds.columns.${key}`)
    return [
      column.accessor("post_title", {
        header: header("post"),
        cell: ({ row }) => (
          <div className="flex flex-col py-1">
            <Text size="small" weight="plus">
              {row.original.post_title}
            </Text>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {row.original.buyer_name}
            </Text>
          </div>
        ),
      }),
      column.accessor("reason_code", {
        header: header("reason"),
        cell: ({ getValue }) => (
          <Text size="small">
            {t(`codexCheckout.refunds.reasons.${getValue()}`)}
          </Text>
        ),
      }),
      column.accessor("state", {
        header: header("state"),
        cell: ({ getValue }) => <RefundState state={getValue()} />,
      }),
      column.accessor("amount_minor", {
        header: header("amount"),
        align: "right",
        cell: ({ row }) => (
          <span className="tabular-nums">
            {money(
              row.original.amount_minor,
              row.original.currency_code,
              i18n.language
            )}
          </span>
        ),
      }),
      column.accessor("requested_at", {
        header: header("date"),
        cell: ({ getValue }) => <When at={getValue()} />,
      }),
    ]
  }, [t, i18n.language])
}

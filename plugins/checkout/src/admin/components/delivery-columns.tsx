import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { OperatorDelivery } from "../../contract"
import { DeliveryStateBadge } from "./delivery-state"
import { When } from "./when"

const column = createDataTableColumnHelper<OperatorDelivery>()

export function useDeliveryColumns() {
  const { t } = useTranslation()
  return useMemo(() => {
    const header = (key: string) => t(`codexCheckout.outbox.columns.${key}`)
    return [
      column.accessor("kind", {
        header: header("kind"),
        cell: ({ getValue }) => (
          <Text size="small" weight="plus" className="whitespace-nowrap">
            {t(`codexCheckout.outbox.kind.${getValue()}`)}
          </Text>
        ),
      }),
      column.accessor("title", { header: header("about") }),
      column.accessor("to", { header: header("to") }),
      column.accessor("state", {
        header: header("state"),
        cell: ({ getValue }) => <DeliveryStateBadge state={getValue()} />,
      }),
      column.accessor("attempts", {
        header: header("attempts"),
        align: "right",
        cell: ({ getValue }) => (
          <span className="tabular-nums">{getValue()}</span>
        ),
      }),
      column.accessor("created_at", {
        header: header("date"),
        cell: ({ getValue }) => <When at={getValue()} />,
      }),
    ]
  }, [t])
}

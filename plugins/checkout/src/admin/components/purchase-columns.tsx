import { createDataTableColumnHelper, StatusBadge, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { money, useSortLabels } from "@codex/admin-kit"
import type { OperatorPurchase } from "../../contract"
import { When } from "./when"

const column = createDataTableColumnHelper<OperatorPurchase>()

export const Amount = (props: {
  row: Pick<OperatorPurchase, "amount_minor" | "currency_code">
}) => {
  const { t, i18n } = useTranslation()
  const { amount_minor, currency_code } = props.row
  return (
    <span className="whitespace-nowrap tabular-nums">
      {amount_minor === 0
        ? t("codexCheckout.purchases.free")
        : money(amount_minor, currency_code, i18n.language)}
    </span>
  )
}

const Buyer = ({ row }: { row: OperatorPurchase }) => (
  <div className="flex min-w-0 flex-col py-2">
    <Text size="small" leading="compact" className="truncate">
      {row.buyer_name}
    </Text>
    <Text size="small" leading="compact" className="text-ui-fg-subtle truncate">
      {row.buyer_email}
    </Text>
  </div>
)

const Order = ({ id }: { id: string | null }) => {
  const { t } = useTranslation()
  return (
    <StatusBadge color={id ? "green" : "blue"}>
      {t(`codexCheckout.purchases.order.${id ? "ready" : "waiting"}`)}
    </StatusBadge>
  )
}

const STATE_COLOR = {
  paid: "green",
  refunded: "orange",
  ended: "grey",
} as const satisfies Record<OperatorPurchase["state"], string>

const State = ({ state }: Pick<OperatorPurchase, "state">) => {
  const { t } = useTranslation()
  return (
    <StatusBadge color={STATE_COLOR[state]}>
      {t(`codexCheckout.purchases.state.${state}`)}
    </StatusBadge>
  )
}

export function usePurchaseColumns() {
  const { t } = useTranslation()
  const sort = useSortLabels()
  return useMemo(() => {
    const text = (key: string) => t(`codexCheckout.purchases.${key}`)
    const header = (key: string) => text(`columns.${key}`)
    return [
      column.accessor("post_title", {
        header: header("post"),
        cell: ({ getValue }) => (
          <Text size="small" weight="plus" className="truncate">
            {getValue()}
          </Text>
        ),
      }),
      column.display({
        id: "buyer",
        header: header("buyer"),
        cell: ({ row }) => <Buyer row={row.original} />,
      }),
      column.accessor("organization", { header: header("organization") }),
      column.accessor("provider", {
        header: header("payment"),
        cell: ({ row }) => text(`provider.${row.original.provider}`),
      }),
      column.accessor("state", {
        header: header("state"),
        cell: ({ getValue }) => <State state={getValue()} />,
      }),
      column.accessor("order_id", {
        header: header("order"),
        cell: ({ getValue }) => <Order id={getValue()} />,
      }),
      column.accessor("paid_at", {
        header: header("date"),
        ...sort.time,
        cell: ({ getValue }) => <When at={getValue()} />,
      }),
      column.accessor("amount_minor", {
        header: header("amount"),
        ...sort.amount,
        align: "right",
        cell: ({ row }) => <Amount row={row.original} />,
      }),
    ]
  }, [t, sort])
}

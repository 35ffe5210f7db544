import { createDataTableColumnHelper, Text, Tooltip } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { QueuedPayout } from "../../contract"
import { ago, moment } from "../lib/format"
import { PayoutStateBadge } from "./payout-state"
import { Amount } from "./sale-columns"

const helper = createDataTableColumnHelper<QueuedPayout>()

const Asked = ({ at }: { at: string }) => {
  const { i18n } = useTranslation()
  return (
    <Tooltip content={moment(at, i18n.language)}>
      <span className="whitespace-nowrap">{ago(at, i18n.language)}</span>
    </Tooltip>
  )
}

/** Who and how much come first, so that a phone shows both. */
export function usePayoutColumns() {
  const { t } = useTranslation()
  return useMemo(() => {
    const header = (name: string) => t(`codexWallet.queue.column.${name}`)
    return [
      helper.accessor("payee_name", {
        header: header("payee"),
        cell: ({ getValue }) => (
          <Text size="small" weight="plus">
            {getValue()}
          </Text>
        ),
      }),
      helper.accessor("amount_minor", {
        header: header("amount"),
        align: "right",
        cell: ({ row, getValue }) => (
          <Amount
            minor={getValue()}
            currency={row.original.currency_code}
            strong
          />
        ),
      }),
      helper.accessor("state", {
        header: header("state"),
        cell: ({ getValue }) => <PayoutStateBadge state={getValue()} />,
      }),
      helper.accessor("masked", { header: header("destination") }),
      helper.accessor("requested_at", {
        header: header("asked"),
        cell: ({ getValue }) => <Asked at={getValue()} />,
      }),
    ]
  }, [t])
}

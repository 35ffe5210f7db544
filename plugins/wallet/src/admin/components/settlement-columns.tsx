import { createDataTableColumnHelper, StatusBadge, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { SettlementView } from "../../contract"

const helper = createDataTableColumnHelper<SettlementView>()

const Account = ({ stripe, mode }: SettlementView) => {
  const { t } = useTranslation()
  const broken = mode === "direct" && !stripe.can_charge
  return (
    <StatusBadge color={broken ? "red" : stripe.can_charge ? "green" : "grey"}>
      {t(
        `codexWallet.settlement.${stripe.can_charge ? "canCharge" : "cannotCharge"}`
      )}
    </StatusBadge>
  )
}

export function useSettlementColumns() {
  const { t } = useTranslation()
  return useMemo(() => {
    const header = (name: string) => t(`codexWallet.settlement.column.${name}`)
    return [
      helper.accessor("name", {
        header: header("organization"),
        cell: ({ row }) => (
          <div className="flex flex-col py-1">
            <Text size="small" weight="plus">
              {row.original.name}
            </Text>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {row.original.handle}
            </Text>
          </div>
        ),
      }),
      helper.accessor("mode", {
        header: header("mode"),
        cell: ({ row }) => (
          <Text size="small">
            {t(`codexWallet.settlement.mode.${row.original.mode}`)}
          </Text>
        ),
      }),
      helper.display({
        id: "stripe",
        header: header("stripe"),
        cell: ({ row }) => <Account {...row.original} />,
      }),
    ]
  }, [t])
}

import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { PayeeWallet } from "../../contract"
import { Amount } from "./sale-columns"

const helper = createDataTableColumnHelper<PayeeWallet>()

const AMOUNTS = [
  ["available_minor", "available"],
  ["pending_minor", "pending"],
  ["on_hold_minor", "onHold"],
] as const

const Name = ({ wallet }: { wallet: PayeeWallet }) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col py-1">
      <Text size="small" weight="plus">
        {wallet.name ?? t("codexWallet.wallets.unnamed")}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t(`codexWallet.wallets.${wallet.kind}`)}
      </Text>
    </div>
  )
}

export function useWalletColumns() {
  const { t } = useTranslation()
  return useMemo(
    () => [
      helper.accessor("name", {
        header: t("codexWallet.wallets.payee"),
        cell: ({ row }) => <Name wallet={row.original} />,
      }),
      ...AMOUNTS.map(([key, name]) =>
        helper.accessor(key, {
          header: t(`codexWallet.wallets.${name}`),
          align: "right",
          cell: ({ row, getValue }) => (
            <Amount minor={getValue()} currency={row.original.currency_code} />
          ),
        })
      ),
    ],
    [t]
  )
}

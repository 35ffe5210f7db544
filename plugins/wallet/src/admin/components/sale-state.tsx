import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { WalletSale } from "../../contract"

const COLORS = {
  pending: "blue",
  available: "green",
  disputed: "red",
  refunded: "grey",
  direct: "purple",
} as const

export const SaleState = ({ state }: Pick<WalletSale, "state">) => {
  const { t } = useTranslation()
  return (
    <StatusBadge color={COLORS[state]}>
      {t(`codexWallet.sales.${state}`)}
    </StatusBadge>
  )
}

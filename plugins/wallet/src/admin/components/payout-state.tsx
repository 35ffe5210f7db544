import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { PayoutState } from "../../contract"

const COLORS: Record<
  PayoutState,
  "orange" | "blue" | "green" | "red" | "grey"
> = {
  requested: "orange",
  approved: "blue",
  submitting: "blue",
  unknown: "blue",
  in_transit: "blue",
  paid: "green",
  reversing: "red",
  returned: "red",
  failed: "red",
  rejected: "red",
  canceled: "grey",
}

export const PayoutStateBadge = ({ state }: { state: PayoutState }) => {
  const { t } = useTranslation()
  return (
    <StatusBadge color={COLORS[state]}>
      {t(`codexWallet.payout.state.${state}`)}
    </StatusBadge>
  )
}

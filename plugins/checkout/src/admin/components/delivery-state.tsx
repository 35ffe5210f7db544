import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { DeliveryState } from "../../contract"

const COLOR = {
  pending: "blue",
  done: "green",
  kept: "grey",
  failed: "red",
} as const satisfies Record<DeliveryState, string>

export const DeliveryStateBadge = ({ state }: { state: DeliveryState }) => {
  const { t } = useTranslation()
  return (
    <StatusBadge color={COLOR[state]}>
      {t(`codexCheckout.outbox.state.${state}`)}
    </StatusBadge>
  )
}

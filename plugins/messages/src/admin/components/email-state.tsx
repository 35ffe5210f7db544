import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { DeliveryState } from "../../contract"

const COLOR = {
  pending: "blue",
  sent: "green",
  kept: "grey",
  skipped: "grey",
  failed: "red",
  bounced: "red",
} as const satisfies Record<DeliveryState, string>

export const EmailState = ({ state }: { state: DeliveryState }) => {
  const { t } = useTranslation()
  return (
    <StatusBadge color={COLOR[state]}>
      {t(`codexMessages.state.${state}`)}
    </StatusBadge>
  )
}

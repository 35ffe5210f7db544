import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { RefundStateCode } from "../../contract"

/** DESIGN, status colours: orange needs you, blue works, red failed. */
const COLORS = {
  requested: "orange",
  escalated: "orange",
  approved: "blue",
  submitting: "blue",
  unknown: "blue",
  succeeded: "green",
  failed: "red",
  declined: "grey",
} as const

export const RefundState = ({ state }: { state: RefundStateCode }) => {
  const { t } = useTranslation()
  return (
    <StatusBadge color={COLORS[state]} className="whitespace-nowrap">
      {t(`codexCheckout.refunds.states.${state}`)}
    </StatusBadge>
  )
}

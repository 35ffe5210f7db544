import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { PayoutView } from "../../contract"
import { moment } from "../lib/format"
import { PayoutStateBadge } from "./payout-state"

/** What happened to a payout, oldest first. */
export const PayoutSteps = ({ payout }: { payout: PayoutView }) => {
  const { i18n } = useTranslation()
  return (
    <ol className="divide-y">
      {payout.steps.map((step) => (
        <li
          key={`${step.state} ${step.at}`}
          className="flex items-start justify-between gap-4 py-3"
        >
          <div className="flex flex-col items-start gap-1">
            <PayoutStateBadge state={step.state} />
            {step.note && (
              <Text size="small" className="text-ui-fg-subtle">
                {step.note}
              </Text>
            )}
          </div>
          <Text size="xsmall" className="text-ui-fg-subtle shrink-0">
            {moment(step.at, i18n.language)}
          </Text>
        </li>
      ))}
    </ol>
  )
}

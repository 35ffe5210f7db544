import { money } from "@codex/admin-kit"
import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { OperatorPurchaseDetail } from "../../contract"

/** How the price was shared, one step per line, as it was frozen. */
export const Waterfall = ({
  purchase,
}: {
  purchase: Pick<OperatorPurchaseDetail, "waterfall" | "currency_code">
}) => {
  const { i18n } = useTranslation()
  return (
    <ul className="divide-y">
      {purchase.waterfall.map((line, index) => (
        <li
          key={`${line.key}-${index}`}
          className="flex items-baseline justify-between gap-4 py-2"
        >
          <Text size="small">{line.label}</Text>
          <Text size="small" weight="plus" className="tabular-nums">
            {money(line.amount_minor, purchase.currency_code, i18n.language)}
          </Text>
        </li>
      ))}
    </ul>
  )
}

import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { PayoutPolicyView } from "../../contract"
import type { PolicyRule } from "../lib/policy-rules"

/** One rule under its heading. */
export const RuleText = ({ rule }: { rule: PolicyRule }) => (
  <div>
    <Text size="small" weight="plus">
      {rule.title}
    </Text>
    <Text size="small" className="text-ui-fg-subtle">
      {rule.text}
    </Text>
  </div>
)

/** What pays for a refund, first to last. */
export const RecoupOrder = ({ policy }: { policy: PayoutPolicyView }) => {
  const { t } = useTranslation()
  return (
    <div>
      <Text size="small" weight="plus">
        {t("codexWallet.policy.recoup.title")}
      </Text>
      <ol className="text-ui-fg-subtle txt-small">
        {policy.recoup_order.map((step, at) => (
          <li key={step}>
            {`${String(at + 1)}. `}
            {t(`codexWallet.policy.recoup.${step}`)}
          </li>
        ))}
      </ol>
    </div>
  )
}

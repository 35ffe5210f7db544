import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { RuleScope } from "../lib/policy-queries"
import { BuyerPolicyCard } from "./buyer-policy-card"
import { RefundPolicyCard } from "./refund-policy-card"

/** What a store asks of buyers and promises them, on one page. */
export const StoreRules = ({ scope }: { scope: RuleScope }) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-3">
      <Container className="px-6 py-4">
        <Heading>{t("codexCheckout.storeRules.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t(`codexCheckout.storeRules.purpose.${scope}`)}
        </Text>
      </Container>
      <BuyerPolicyCard scope={scope} />
      <RefundPolicyCard scope={scope} />
    </div>
  )
}

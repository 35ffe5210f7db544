import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ClockSolid } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { PageLoadFailed } from "@codex/admin-kit"
import type { PoliciesResponse } from "../../../contract"
import { PolicyFormDrawer } from "../../components/policy-form-drawer"
import { PolicyHistory } from "../../components/policy-history"
import { RecoupOrder, RuleText } from "../../components/policy-text"
import { WalletLoading } from "../../components/wallet-loading"
import { policyRules } from "../../lib/policy-rules"
import { usePolicies } from "../../lib/use-policies"

/** What counts today, in the words creators read it in. */
const InForce = (props: {
  policies: PoliciesResponse
  onChange: () => void
}) => {
  const { t } = useTranslation()
  const { current, currency_code: currency } = props.policies
  return (
    <Container className="flex flex-col gap-4 px-6 py-4">
      <div className="flex flex-col justify-between gap-3 md:flex-row md:items-center">
        <div>
          <Heading>{t("codexWallet.policies.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("codexWallet.policies.purpose")}
          </Text>
        </div>
        <Button size="small" onClick={props.onChange}>
          {t("codexWallet.policies.change")}
        </Button>
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        {policyRules(t, current, currency).map((rule) => (
          <RuleText key={rule.name} rule={rule} />
        ))}
        <RecoupOrder policy={current} />
      </div>
    </Container>
  )
}

const PolicyPage = () => {
  const { data, error, refetch } = usePolicies()
  const [changing, setChanging] = useState(false)
  if (!data) {
    return error ? (
      <PageLoadFailed error={error} onRetry={() => void refetch()} />
    ) : (
      <WalletLoading />
    )
  }
  return (
    <div className="flex flex-col gap-2">
      <InForce policies={data} onChange={() => setChanging(true)} />
      <PolicyHistory policies={data} />
      {changing && (
        <PolicyFormDrawer policies={data} onClose={() => setChanging(false)} />
      )}
    </div>
  )
}

export const config = defineRouteConfig({
  label: "codexWallet.nav.policies",
  translationNs: "translation",
  icon: ClockSolid,
  rank: 44,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexWallet.nav.policies"),
}

export default PolicyPage

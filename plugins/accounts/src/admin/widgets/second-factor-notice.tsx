import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Alert } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { isMissing, useSecondFactor } from "../lib/use-second-factor"

/** Why the profile is the only page that opens, and what to do there. */
const SecondFactorNotice = () => {
  const { t } = useTranslation()
  const { data } = useSecondFactor()
  return isMissing(data) ? (
    <Alert variant="warning">{t("codexAccounts.secondFactor.missing")}</Alert>
  ) : null
}

export const config = defineWidgetConfig({ zone: "profile.details.before" })

export default SecondFactorNotice

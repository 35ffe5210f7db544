import { defineRouteConfig } from "@medusajs/admin-sdk"
import { AdjustmentsDone } from "@medusajs/icons"
import { getI18n } from "react-i18next"
import { StoreRules } from "../../../components/store-rules"

const StudioStoreRulesPage = () => <StoreRules scope="studio" />

export const config = defineRouteConfig({
  label: "codexCheckout.nav.storeRules",
  translationNs: "translation",
  icon: AdjustmentsDone,
  rank: 7,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCheckout.nav.storeRules"),
}

export default StudioStoreRulesPage

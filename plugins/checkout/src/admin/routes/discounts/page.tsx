import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ReceiptPercent } from "@medusajs/icons"
import { getI18n } from "react-i18next"
import { DiscountsTable } from "../../components/discounts-table"

const DiscountsPage = () => <DiscountsTable desk="operator" />

export const config = defineRouteConfig({
  label: "codexCheckout.nav.discounts",
  translationNs: "translation",
  icon: ReceiptPercent,
  rank: 32,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCheckout.nav.discounts"),
}

export default DiscountsPage

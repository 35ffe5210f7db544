import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ReceiptPercent } from "@medusajs/icons"
import { getI18n } from "react-i18next"
import { DiscountDrawer } from "../../../components/discount-drawer"
import { DiscountsTable } from "../../../components/discounts-table"

const StudioDiscountsPage = () => (
  <DiscountsTable desk="studio" action={<DiscountDrawer />} />
)

export const config = defineRouteConfig({
  label: "codexCheckout.nav.discounts",
  translationNs: "translation",
  icon: ReceiptPercent,
  rank: 4,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCheckout.nav.discounts"),
}

export default StudioDiscountsPage

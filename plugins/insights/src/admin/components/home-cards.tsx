import { money } from "@codex/admin-kit"
import { useTranslation } from "react-i18next"
import type { CurrencyTotals, HomeResponse } from "../../contract"
import { count } from "../lib/format"
import { NumberCard } from "./number-card"

const sales = (totals: readonly CurrencyTotals[], of: "all_time" | "month") =>
  totals.reduce((all, each) => all + each[of].sales, 0)

/** Four numbers of the shop; other currencies than its own stand below. */
export const HomeCards = ({ home }: { home: HomeResponse }) => {
  const { t, i18n } = useTranslation()
  const text = (key: string) => t(`codexInsights.cards.${key}`)
  const [main, ...others] = home.totals
  const amount = (totals: CurrencyTotals, of: "all_time" | "month") =>
    money(totals[of].net_minor, totals.currency_code, i18n.language)
  const hint = (of: "all_time" | "month", usual: string) => {
    const amounts = others
      .filter((each) => each[of].sales > 0)
      .map((each) => amount(each, of))
    return amounts.length > 0
      ? t("codexInsights.cards.and", { amounts: amounts.join(", ") })
      : usual
  }
  const month = t("codexInsights.cards.monthSales", {
    count: sales(home.totals, "month"),
  })
  return (
    <div className="grid grid-cols-1 gap-2 md:grid-cols-2">
      <NumberCard
        label={text("allTime")}
        value={main ? amount(main, "all_time") : "–"}
        hint={hint("all_time", text("allTimeHint"))}
        to="/wallets"
      />
      <NumberCard
        label={text("month")}
        value={main ? amount(main, "month") : "–"}
        hint={hint("month", month)}
        to="/purchases"
      />
      <NumberCard
        label={text("customers")}
        value={count(home.customers, i18n.language)}
        hint={text("customersHint")}
        to="/customers"
      />
      <NumberCard
        label={text("purchases")}
        value={count(sales(home.totals, "all_time"), i18n.language)}
        hint={text("purchasesHint")}
        to="/purchases"
      />
    </div>
  )
}

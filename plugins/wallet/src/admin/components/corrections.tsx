import { money } from "@codex/admin-kit"
import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { WalletSale } from "../../contract"
import { day } from "../lib/format"

/** What came after a sale, and what is left of the share. */
export const Corrections = ({ sale }: { sale: WalletSale }) => {
  const { t, i18n } = useTranslation()
  if (sale.corrections.length === 0) {
    return null
  }
  const amount = (minor: number) => (
    <Text size="small" className="shrink-0 tabular-nums">
      {money(minor, sale.currency_code)}
    </Text>
  )
  return (
    <section className="flex flex-col gap-1">
      <Text size="small" weight="plus">
        {t("codexWallet.corrections.title")}
      </Text>
      <ol className="divide-y">
        {sale.corrections.map((line) => (
          <li
            key={`${line.kind} ${line.at}`}
            className="flex justify-between gap-4 py-3"
          >
            <div>
              <Text size="small">
                {t(`codexWallet.corrections.${line.kind}`, line.kind)}
              </Text>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {day(line.at, i18n.language)}
              </Text>
            </div>
            {amount(line.amount_minor)}
          </li>
        ))}
        <li className="flex justify-between gap-4 py-3">
          <Text size="small" weight="plus">
            {t("codexWallet.corrections.left")}
          </Text>
          {amount(sale.net_minor)}
        </li>
      </ol>
    </section>
  )
}

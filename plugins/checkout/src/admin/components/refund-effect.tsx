import { money } from "@codex/admin-kit"
import { useTranslation } from "react-i18next"
import type { RefundPreview } from "../../contract"
import { Facts } from "./facts"

/** What a refund will do; the numbers are those that will be posted. */
export const RefundEffect = ({ preview }: { preview: RefundPreview }) => {
  const { t, i18n } = useTranslation()
  const amount = (minor: number) => (
    <span className="tabular-nums">
      {money(minor, preview.currency_code, i18n.language)}
    </span>
  )
  const name = (key: string) => t(`codexCheckout.refunds.effect.${key}`)
  const more: [string, number][] = [
    [name("commission"), preview.commission_minor],
    [name("tax"), preview.tax_minor],
    [name("platform"), preview.platform_minor],
  ]
  return (
    <Facts
      rows={[
        [name("buyer"), amount(preview.amount_minor)],
        [name("access"), name(`access_${preview.access}`)],
        ...preview.payees.map((payee): [string, React.ReactNode] => [
          payee.label,
          amount(payee.change_minor),
        ]),
        ...more
          .filter(([, minor]) => minor !== 0)
          .map(([label, minor]): [string, React.ReactNode] => [
            label,
            amount(minor),
          ]),
      ]}
    />
  )
}

import { money } from "@codex/admin-kit"
import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { RulePreviewResponse } from "../../contract"

/** A $50.00 sale before and after, side by side. */
export const RulePreview = ({ preview }: { preview: RulePreviewResponse }) => {
  const { t } = useTranslation()
  const { before, after } = preview
  const currency = before.currency_code
  const rows = [
    [
      t("codexWallet.step.platform"),
      before.commission.amount_minor,
      after.commission.amount_minor,
    ],
    ...before.shares.map((share, at) => [
      t(`codexWallet.rules.share.${share.payee_kind}`),
      share.net_minor,
      after.shares[at]?.net_minor ?? 0,
    ]),
  ] as [string, number, number][]
  return (
    <section className="flex flex-col gap-2" aria-live="polite">
      <Text size="small" weight="plus">
        {t("codexWallet.rules.example", {
          price: money(before.price_minor, currency),
        })}
      </Text>
      <table className="txt-small w-full">
        <thead>
          <tr className="text-ui-fg-subtle">
            <th className="text-left font-normal">{preview.subject}</th>
            <th className="text-right font-normal">
              {t("codexWallet.rules.now")}
            </th>
            <th className="text-right font-normal">
              {t("codexWallet.rules.then")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, now, then]) => (
            <tr key={name}>
              <td className="py-1">{name}</td>
              <td className="text-right tabular-nums">
                {money(now, currency)}
              </td>
              <td className="text-right font-medium tabular-nums">
                {money(then, currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

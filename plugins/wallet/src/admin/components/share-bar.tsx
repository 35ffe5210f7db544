import { money } from "@codex/admin-kit"
import { clx, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Waterfall } from "../../contract"
import { partsOf, widths, type Part } from "../lib/parts"

/* Told apart by lightness as well as by hue. */
const COLORS: Record<Part["key"], string> = {
  processing_fee: "bg-ui-tag-neutral-icon",
  tax: "bg-ui-tag-neutral-border",
  platform: "bg-ui-tag-purple-icon",
  organization: "bg-ui-tag-orange-icon",
  creator: "bg-ui-tag-green-icon",
  guest: "bg-ui-tag-blue-icon",
}

const Legend = ({ part, currency }: { part: Part; currency: string }) => {
  const { t } = useTranslation()
  return (
    <li className="flex items-center gap-2">
      <span
        aria-hidden
        className={clx("size-2 shrink-0 rounded-full", COLORS[part.key])}
      />
      <Text size="xsmall" className="text-ui-fg-subtle">
        {part.label ?? t(`codexWallet.bar.${part.key}`)}{" "}
        <span className="tabular-nums">
          {money(part.amount_minor, currency)}
        </span>
      </Text>
    </li>
  )
}

/** One bar: who ends up with how much of what the buyer paid. */
export const ShareBar = ({ waterfall }: { waterfall: Waterfall }) => {
  const { t } = useTranslation()
  const parts = partsOf(waterfall)
  const size = widths(parts)
  const { currency_code: currency, paid_minor: paid } = waterfall
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="txt-small text-ui-fg-subtle">
        {t("codexWallet.drawer.whoGetsWhat", { amount: money(paid, currency) })}
      </figcaption>
      <div
        aria-hidden
        className="flex h-3 w-full gap-px overflow-hidden rounded"
      >
        {parts.map((part, index) => (
          <div
            key={`${part.key}-${part.label ?? ""}`}
            className={COLORS[part.key]}
            style={{ width: `${String(size[index])}%`, minWidth: 2 }}
          />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {parts.map((part) => (
          <Legend
            key={`${part.key}-${part.label ?? ""}`}
            part={part}
            currency={currency}
          />
        ))}
      </ul>
    </figure>
  )
}

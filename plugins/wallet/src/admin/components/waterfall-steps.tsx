import { money } from "@codex/admin-kit"
import { clx, Text } from "@medusajs/ui"
import type { TFunction } from "i18next"
import { useTranslation } from "react-i18next"
import type { Waterfall } from "../../contract"
import { percent } from "../lib/format"

type Line = Waterfall["lines"][number]

function feeNote({ processing_fee: fee }: Waterfall, t: TFunction): string {
  const bearer =
    fee.payees_minor === 0
      ? "platform"
      : fee.payees_minor === fee.amount_minor
        ? "payees"
        : "shared"
  const note = t(`codexWallet.step.bornBy.${bearer}`)
  return fee.estimated ? `${t("codexWallet.step.estimated")}, ${note}` : note
}

/** Why this step is what it is, in a few words. */
function noteOf(line: Line, waterfall: Waterfall, t: TFunction): string | null {
  switch (line.key) {
    case "processing_fee":
      return line.amount_minor === 0 ? null : feeNote(waterfall, t)
    case "platform":
      return t(`codexWallet.step.rule.${waterfall.commission.rule.source}`)
    case "organization":
    case "creator":
    case "guest":
      return t(`codexWallet.step.contract.${waterfall.contract.source}`)
    case "price":
    case "discount":
    case "tax":
      return null
  }
}

function titleOf(line: Line, waterfall: Waterfall, t: TFunction): string {
  const share = waterfall.shares.find((s) => s.payee_id === line.payee_id)
  const key =
    line.key === "discount"
      ? `discount.${waterfall.discount_born_by}`
      : line.key
  const tax = line.key === "tax" ? waterfall.tax_label : undefined
  const name = share?.label ?? tax ?? t(`codexWallet.step.${key}`)
  return line.bps === null ? name : `${name} · ${percent(line.bps)}`
}

/** A fee the platform pays is shown, but nothing leaves the shares for it. */
const isAside = (line: Line, { processing_fee: fee }: Waterfall) =>
  line.key === "processing_fee" && fee.payees_minor === 0

const Step = ({ line, waterfall }: { line: Line; waterfall: Waterfall }) => {
  const { t } = useTranslation()
  const note = noteOf(line, waterfall, t)
  const aside = isAside(line, waterfall)
  return (
    <li className="flex items-start justify-between gap-4 py-3">
      <div className="min-w-0">
        <Text size="small" weight={line.payee_id ? "plus" : "regular"}>
          {titleOf(line, waterfall, t)}
        </Text>
        {note && (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {note}
          </Text>
        )}
      </div>
      <Text
        size="small"
        weight={line.payee_id ? "plus" : "regular"}
        className={clx(
          "shrink-0 text-right tabular-nums",
          aside && "text-ui-fg-subtle"
        )}
      >
        {money(line.amount_minor, waterfall.currency_code)}
      </Text>
    </li>
  )
}

/** The steps from price to shares, in the order money falls. */
export const WaterfallSteps = ({ waterfall }: { waterfall: Waterfall }) => (
  <ol className="divide-y">
    {waterfall.lines.map((line) => (
      <Step
        key={`${line.key}-${line.payee_id ?? ""}`}
        line={line}
        waterfall={waterfall}
      />
    ))}
  </ol>
)

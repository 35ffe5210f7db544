import { money } from "@codex/admin-kit"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import type { TFunction } from "i18next"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { Trend } from "../../contract"
import { changeOf } from "../lib/format"
import { ChartLines } from "./chart-lines"
import { ChartTable } from "./chart-table"
import { RangeTabs } from "./range-tabs"

/** These days in one sentence beside those before. */
function comparison({ now, before, range }: Trend, t: TFunction): string {
  const change = changeOf(now.net_minor, before.net_minor)
  const key =
    change === null
      ? before.sales > 0
        ? "noRevenueBefore"
        : "noBefore"
      : change === 0
        ? "same"
        : change > 0
          ? "more"
          : "less"
  const percent = Math.abs(change ?? 0)
  return t(`codexInsights.chart.${key}`, { percent, count: range })
}

const Head = ({ trend }: { trend: Trend }) => {
  const { t, i18n } = useTranslation()
  return (
    <div>
      <Heading level="h2">{t("codexInsights.chart.title")}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {t("codexInsights.chart.purpose")}
      </Text>
      <Text size="xlarge" weight="plus" className="pt-2 tabular-nums">
        {money(trend.now.net_minor, trend.currency_code, i18n.language)}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {comparison(trend, t)}
      </Text>
    </div>
  )
}

const Key = (props: { text: string; dashed?: boolean }) => (
  <span className="txt-compact-xsmall text-ui-fg-subtle flex items-center gap-2">
    <span
      aria-hidden
      className="w-6"
      style={{
        borderTop: props.dashed
          ? "2px dashed var(--fg-muted)"
          : "2px solid var(--fg-interactive)",
      }}
    />
    {props.text}
  </span>
)

/** Revenue by day beside the days before, as a picture or as a table. */
export const ChartCard = (props: {
  trend: Trend
  range: number
  onRange: (range: number) => void
}) => {
  const { t } = useTranslation()
  const [asTable, setAsTable] = useState(false)
  const { trend } = props
  const text = (key: string) => t(`codexInsights.chart.${key}`)
  const isEmpty = trend.now.sales === 0 && trend.before.sales === 0
  return (
    <Container className="flex flex-col gap-4 px-6 py-4">
      <RangeTabs
        value={props.range}
        onChange={props.onRange}
        head={<Head trend={trend} />}
      >
        {isEmpty ? (
          <Text size="small" className="text-ui-fg-subtle py-12 text-center">
            {text("empty")}
          </Text>
        ) : asTable ? (
          <ChartTable trend={trend} />
        ) : (
          <ChartLines trend={trend} />
        )}
      </RangeTabs>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <div className="flex flex-wrap gap-4">
          <Key text={text("now")} />
          <Key text={text("before")} dashed />
        </div>
        <Button
          size="small"
          variant="transparent"
          disabled={isEmpty}
          onClick={() => setAsTable(!asTable)}
        >
          {text(asTable ? "showChart" : "showTable")}
        </Button>
      </div>
    </Container>
  )
}

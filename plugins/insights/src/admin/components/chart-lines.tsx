import { money } from "@codex/admin-kit"
import { useTranslation } from "react-i18next"
import type { Trend } from "../../contract"
import { niceTop, points } from "../lib/chart-shape"
import { dayName } from "../lib/format"

const NOW = "var(--fg-interactive)"
const BEFORE = "var(--fg-muted)"
/** Not a class: the dashboard's sheet has only those it uses itself. */
const TALL = { height: 192 }

const Line = (props: { points: string; color: string; dashed?: boolean }) => (
  <polyline
    points={props.points}
    fill="none"
    stroke={props.color}
    strokeWidth={2}
    strokeDasharray={props.dashed ? "4 4" : undefined}
    vectorEffect="non-scaling-stroke"
  />
)

/** A picture for the eye; the table beside it says the same to everybody. */
export const ChartLines = ({ trend }: { trend: Trend }) => {
  const { t, i18n } = useTranslation()
  const { series, currency_code: currency } = trend
  const amount = (minor: number) => money(minor, currency, i18n.language)
  const now = series.map((point) => point.net_minor)
  const before = series.map((point) => point.before_net_minor)
  const top = niceTop(Math.max(...now, ...before))
  const ends = [series[0], series[Math.floor(series.length / 2)], series.at(-1)]
  return (
    <div className="flex gap-3">
      <div
        className="txt-compact-xsmall text-ui-fg-subtle flex flex-col justify-between text-right tabular-nums"
        style={TALL}
      >
        <span>{amount(top)}</span>
        <span>{amount(top / 2)}</span>
        <span>{amount(0)}</span>
      </div>
      <div className="min-w-0 flex-1">
        <div className="relative" style={TALL}>
          <svg
            role="img"
            aria-label={t("codexInsights.chart.label", {
              from: dayName(trend.from, i18n.language),
              to: dayName(trend.to, i18n.language),
              now: amount(trend.now.net_minor),
              before: amount(trend.before.net_minor),
            })}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 h-full w-full overflow-visible"
          >
            {[0, 50, 100].map((y) => (
              <path
                key={y}
                d={`M0 ${y}H100`}
                stroke="var(--border-base)"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            <Line points={points(before, top)} color={BEFORE} dashed />
            <Line points={points(now, top)} color={NOW} />
          </svg>
          <div aria-hidden className="absolute inset-0 flex">
            {series.map((point) => (
              <span
                key={point.day}
                className="h-full flex-1"
                title={t("codexInsights.chart.point", {
                  day: dayName(point.day, i18n.language),
                  now: amount(point.net_minor),
                  before: amount(point.before_net_minor),
                })}
              />
            ))}
          </div>
        </div>
        <div className="txt-compact-xsmall text-ui-fg-subtle flex justify-between pt-2">
          {ends.map((point, at) => (
            <span key={at}>
              {point ? dayName(point.day, i18n.language) : ""}
            </span>
          ))}
        </div>
      </div>
    </div>
  )
}

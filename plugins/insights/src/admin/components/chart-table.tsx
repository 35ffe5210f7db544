import { money } from "@codex/admin-kit"
import { Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Trend } from "../../contract"
import { dayName } from "../lib/format"

/** What the chart shows, as numbers, the newest day first. */
export const ChartTable = ({ trend }: { trend: Trend }) => {
  const { t, i18n } = useTranslation()
  const text = (key: string) => t(`codexInsights.chart.${key}`)
  const amount = (minor: number) =>
    money(minor, trend.currency_code, i18n.language)
  return (
    <div className="overflow-auto" style={{ maxHeight: 384 }}>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{text("day")}</Table.HeaderCell>
            {["sales", "revenue", "revenueBefore"].map((key) => (
              <Table.HeaderCell key={key} className="text-right">
                {text(key)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {[...trend.series].reverse().map((point) => (
            <Table.Row key={point.day} className="tabular-nums">
              <Table.Cell>{dayName(point.day, i18n.language)}</Table.Cell>
              <Table.Cell className="text-right">{point.sales}</Table.Cell>
              <Table.Cell className="text-right">
                {amount(point.net_minor)}
              </Table.Cell>
              <Table.Cell className="text-right">
                {amount(point.before_net_minor)}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

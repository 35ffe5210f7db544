import { Tabs } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { RANGES } from "../../contract/ranges"

/** How many days to look back. */
export const RangeTabs = (props: {
  value: number
  onChange: (range: number) => void
  /** Beside the tabs. */
  head: ReactNode
  children: ReactNode
}) => {
  const { t } = useTranslation()
  return (
    <Tabs
      value={String(props.value)}
      onValueChange={(value) => props.onChange(Number(value))}
      className="flex flex-col gap-4"
    >
      <div className="flex flex-col justify-between gap-4 md:flex-row">
        {props.head}
        <Tabs.List
          className="flex-wrap"
          aria-label={t("codexInsights.range.label")}
        >
          {RANGES.map((range) => (
            <Tabs.Trigger key={range} value={String(range)}>
              {t("codexInsights.range.days", { count: range })}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </div>
      <Tabs.Content value={String(props.value)}>{props.children}</Tabs.Content>
    </Tabs>
  )
}

import { Tabs } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { RANGES } from "../../contract/ranges"

/** How many days to look back. */
export const RangeTabs = (props: {
  value: number
  onChange: (range: number) => void
}) => {
  const { t } = useTranslation()
  return (
    <Tabs
      value={String(props.value)}
      onValueChange={(value) => props.onChange(Number(value))}
    >
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
    </Tabs>
  )
}

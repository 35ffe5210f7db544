import { Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const
const SECOND = ["second", 1] as const

/** "2 hours ago", with the exact time on hover. */
export const When = ({ at }: { at: string }) => {
  const { i18n } = useTranslation()
  const seconds = (Date.parse(at) - Date.now()) / 1000
  const [unit, size] =
    UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? SECOND
  const format = new Intl.RelativeTimeFormat(i18n.language, { numeric: "auto" })
  const exact = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: "long",
    timeStyle: "short",
  }).format(new Date(at))
  return (
    <Tooltip content={exact}>
      <time dateTime={at} className="whitespace-nowrap">
        {format.format(Math.round(seconds / size), unit)}
      </time>
    </Tooltip>
  )
}

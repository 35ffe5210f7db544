import { Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { exact, relative } from "../lib/format"

/** "2 hours ago", with the exact time on hover. */
export const When = ({ at }: { at: string }) => {
  const { i18n } = useTranslation()
  return (
    <Tooltip content={exact(at, i18n.language)}>
      <time dateTime={at} className="whitespace-nowrap">
        {relative(at, Date.now(), i18n.language)}
      </time>
    </Tooltip>
  )
}

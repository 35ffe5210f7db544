import { Input, Label } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

export interface Days {
  from: string
  until: string
}

/** From one day to another, both included; empty is no limit. */
export const DayRange = (props: {
  /** Where its texts are in the catalogue. */
  texts: "auditLog" | "shoppers"
  days: Days
  onChange: (days: Days) => void
}) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-wrap items-center gap-3">
      {(["from", "until"] as const).map((side) => (
        <div key={side} className="flex items-center gap-2">
          <Label htmlFor={`codex-days-${side}`} size="small">
            {t(`codexCheckout.${props.texts}.${side}`)}
          </Label>
          <Input
            id={`codex-days-${side}`}
            type="date"
            size="small"
            max="9999-12-31"
            value={props.days[side]}
            onChange={({ target }) =>
              props.onChange({ ...props.days, [side]: target.value })
            }
          />
        </div>
      ))}
    </div>
  )
}

import { Input, Label, Switch } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

export interface Until {
  forever: boolean
  /** `2026-12-31`; empty until it is chosen. */
  day: string
}

export const FOREVER: Until = { forever: true, day: "" }

/** The end of that day where the operator is; null where there is no end. */
export function untilOf({ forever, day }: Until): string | null | undefined {
  if (forever) {
    return null
  }
  const end = new Date(`${day}T23:59:59`)
  return Number.isNaN(end.getTime()) ? undefined : end.toISOString()
}

interface Props {
  until: Until
  /** The first day that can be chosen. */
  from: Date
  onChange: (until: Until) => void
}

const dayOf = (date: Date) =>
  new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 10)

/** Without an end, or until the end of a day. */
export const UntilChoice = ({ until, from, onChange }: Props) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-3">
        <Switch
          id="codex-access-forever"
          checked={until.forever}
          onCheckedChange={(forever) => onChange({ ...until, forever })}
        />
        <Label htmlFor="codex-access-forever" size="small" weight="plus">
          {t("codexAccess.act.forever")}
        </Label>
      </div>
      {until.forever ? null : (
        <div className="flex flex-col gap-2">
          <Label htmlFor="codex-access-until" size="small" weight="plus">
            {t("codexAccess.act.until")}
          </Label>
          <Input
            id="codex-access-until"
            type="date"
            min={dayOf(from)}
            value={until.day}
            onChange={({ target }) => onChange({ ...until, day: target.value })}
          />
        </div>
      )}
    </div>
  )
}

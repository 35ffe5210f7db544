import { Hint, Label } from "@medusajs/ui"
import { cloneElement, useId, type ReactElement } from "react"
import { useTranslation } from "react-i18next"

interface ControlProps {
  id?: string
  "aria-describedby"?: string
  "aria-invalid"?: boolean
}

interface FieldProps {
  label: string
  optional?: boolean
  hint?: string
  /** Key of the sentence under `codexContent.problems`. */
  error?: string | undefined
  /** What the sentence names, such as the lowest price. */
  values?: Record<string, string>
  children: ReactElement<ControlProps>
}

/** Label, control, and one line under it: what is wrong, else the hint. */
export const Field = (props: FieldProps) => {
  const { t } = useTranslation()
  const id = useId()
  const { error, hint } = props
  const note = error ? t(`codexContent.problems.${error}`, props.values) : hint
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Label size="small" weight="plus" htmlFor={id}>
        {props.label}
        {props.optional && (
          <span className="text-ui-fg-subtle ml-1 font-normal">
            ({t("codexContent.details.optional")})
          </span>
        )}
      </Label>
      {cloneElement(props.children, {
        id,
        ...(note ? { "aria-describedby": `${id}-note` } : {}),
        ...(error ? { "aria-invalid": true } : {}),
      })}
      {note && (
        <Hint id={`${id}-note`} variant={error ? "error" : "info"}>
          {note}
        </Hint>
      )}
    </div>
  )
}

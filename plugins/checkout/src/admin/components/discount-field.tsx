import { Hint, Label } from "@medusajs/ui"
import { cloneElement, useId, type ReactElement } from "react"
import { useTranslation } from "react-i18next"

interface ControlProps {
  id?: string
  "aria-invalid"?: boolean
}

interface DiscountFieldProps {
  label: string
  optional?: boolean
  hint?: string
  /** Key of the sentence under `codexCheckout.discounts.problems`. */
  error?: string | undefined
  children: ReactElement<ControlProps>
}

/** Label, control, and one line under it: what is wrong, else the hint. */
export const DiscountField = (props: DiscountFieldProps) => {
  const { t } = useTranslation()
  const id = useId()
  const { error, hint } = props
  const text = (key: string) => t(`codexCheckout.discounts.${key}`)
  const note = error ? text(`problems.${error}`) : hint
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Label size="small" weight="plus" htmlFor={id}>
        {props.label}
        {props.optional && (
          <span className="text-ui-fg-subtle ml-1 font-normal">
            ({text("optional")})
          </span>
        )}
      </Label>
      {cloneElement(props.children, {
        id,
        ...(error ? { "aria-invalid": true } : {}),
      })}
      {note && <Hint variant={error ? "error" : "info"}>{note}</Hint>}
    </div>
  )
}

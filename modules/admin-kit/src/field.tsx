import { Hint, Label } from "@medusajs/ui"
import type { ReactNode } from "react"

/**
 * A labelled control; an error takes the hint's place and is read out. The
 * control names the line as `aria-describedby={`${id}-hint`}`.
 */
export const Field = (props: {
  id: string
  label: string
  hint?: string
  error?: string | null
  children: ReactNode
}) => (
  <div className="flex flex-col gap-2">
    <Label htmlFor={props.id} size="small" weight="plus">
      {props.label}
    </Label>
    {props.children}
    {props.error ? (
      <Hint id={`${props.id}-hint`} variant="error" role="alert">
        {props.error}
      </Hint>
    ) : props.hint ? (
      <Hint id={`${props.id}-hint`}>{props.hint}</Hint>
    ) : null}
  </div>
)

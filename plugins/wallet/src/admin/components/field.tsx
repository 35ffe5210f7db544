import { Hint, Label } from "@medusajs/ui"
import type { ReactNode } from "react"

/** A labelled input; an error takes the hint's place and is read out. */
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
      <Hint variant="error" role="alert">
        {props.error}
      </Hint>
    ) : props.hint ? (
      <Hint>{props.hint}</Hint>
    ) : null}
  </div>
)

/** A text field of a form, trimmed. */
export function textOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === "string" ? value.trim() : ""
}

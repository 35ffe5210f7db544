import { Hint, Input, Label } from "@medusajs/ui"
import type { ComponentProps } from "react"

/** A labelled input with one line below it: a hint, or what is wrong. */
export const SignUpField = ({
  label,
  hint,
  wrong = false,
  ...input
}: ComponentProps<typeof Input> & {
  id: string
  label: string
  hint: string
  wrong?: boolean
}) => (
  <div className="flex flex-col gap-2">
    <Label htmlFor={input.id} size="small" weight="plus">
      {label}
    </Label>
    <Input
      {...input}
      aria-describedby={`${input.id}-hint`}
      aria-invalid={wrong}
    />
    <Hint id={`${input.id}-hint`} variant={wrong ? "error" : "info"}>
      {hint}
    </Hint>
  </div>
)

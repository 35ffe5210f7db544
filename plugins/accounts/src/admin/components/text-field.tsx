import { Hint, Input, Label } from "@medusajs/ui"
import type { ComponentProps } from "react"

type InputProps = Omit<ComponentProps<typeof Input>, "onChange">

/** A labelled text that has to be given, with one line below it: a hint, or what is wrong. */
export const TextField = ({
  label,
  hint,
  wrong = false,
  onText,
  ...input
}: InputProps & {
  id: string
  label: string
  hint: string
  wrong?: boolean
  onText: (text: string) => void
}) => (
  <div className="flex flex-col gap-2">
    <Label htmlFor={input.id} size="small" weight="plus">
      {label}
    </Label>
    <Input
      {...input}
      aria-required
      aria-describedby={`${input.id}-hint`}
      aria-invalid={wrong}
      onChange={({ target }) => onText(target.value)}
    />
    <Hint id={`${input.id}-hint`} variant={wrong ? "error" : "info"}>
      {hint}
    </Hint>
  </div>
)

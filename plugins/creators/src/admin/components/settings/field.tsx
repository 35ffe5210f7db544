import { Container, Heading, Hint, Label, Switch, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

/** A part of the settings: what it is about, and its fields. */
export const Part = (props: {
  title: string
  purpose: string
  children: ReactNode
}) => (
  <Container className="grid grid-cols-1 gap-x-10 gap-y-4 px-6 py-6 lg:grid-cols-3">
    <div>
      <Heading level="h2">{props.title}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {props.purpose}
      </Text>
    </div>
    <div className="flex min-w-0 flex-col gap-5 lg:col-span-2">
      {props.children}
    </div>
  </Container>
)

/** A switch with what it does beside it. */
export const Toggle = (props: {
  id: string
  label: string
  hint: string
  checked: boolean
  disabled?: boolean
  onChange: (on: boolean) => void
}) => (
  <div className="flex items-start gap-3">
    <Switch
      id={props.id}
      className="shrink-0"
      checked={props.checked}
      disabled={props.disabled ?? false}
      onCheckedChange={props.onChange}
    />
    <div className="flex flex-col">
      <Label htmlFor={props.id} size="small" weight="plus">
        {props.label}
      </Label>
      <Hint>{props.hint}</Hint>
    </div>
  </div>
)

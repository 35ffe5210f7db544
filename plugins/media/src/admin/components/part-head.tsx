import { Button, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

/** Head of a part of a file's page: what it is, and what one adds to it. */
export const PartHead = (props: {
  title: string
  purpose: string
  add: ReactNode
  onAdd: () => void
}) => (
  <div className="flex items-start justify-between gap-4 px-6 py-4">
    <div>
      <Heading level="h2">{props.title}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {props.purpose}
      </Text>
    </div>
    <Button
      size="small"
      variant="secondary"
      className="shrink-0"
      onClick={props.onAdd}
    >
      {props.add}
    </Button>
  </div>
)

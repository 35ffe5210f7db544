import { Avatar, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

/** Somebody, with what can be done on the right; below it on a phone. */
export const Row = (props: {
  initial: string
  title: ReactNode
  detail: string
  children: ReactNode
}) => (
  <li className="flex flex-wrap items-center justify-between gap-3 px-6 py-3">
    <div className="flex min-w-0 items-center gap-3">
      <Avatar
        variant="rounded"
        size="base"
        fallback={props.initial.slice(0, 1).toUpperCase()}
      />
      <div className="min-w-0">
        <Text size="small" weight="plus" className="truncate">
          {props.title}
        </Text>
        <Text size="small" className="text-ui-fg-subtle truncate">
          {props.detail}
        </Text>
      </div>
    </div>
    <div className="flex items-center gap-2">{props.children}</div>
  </li>
)

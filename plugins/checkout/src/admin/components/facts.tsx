import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

/** Pairs of a name and a value, read down. */
export const Facts = ({ rows }: { rows: [string, ReactNode][] }) => (
  <dl className="grid grid-cols-[auto,1fr] gap-x-6 gap-y-2">
    {rows.map(([name, value]) => (
      <div key={name} className="contents">
        <Text as="span" size="small" className="text-ui-fg-subtle">
          {name}
        </Text>
        <Text
          as="span"
          size="small"
          className="flex justify-end break-words text-right"
        >
          {value}
        </Text>
      </div>
    ))}
  </dl>
)

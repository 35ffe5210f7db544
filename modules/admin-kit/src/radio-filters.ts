import type { DataTableFilter } from "@medusajs/ui"
import type { ListShape } from "./list-address"

/** The filters of a list for its table; `words` names a filter or its value. */
export function radioFilters(
  { filters }: ListShape,
  words: (name: string, value?: string) => string
): DataTableFilter[] {
  return Object.entries(filters).flatMap(([id, values]) =>
    values
      ? [
          {
            id,
            type: "radio" as const,
            label: words(id),
            options: values.map((value) => ({
              value,
              label: words(id, value),
            })),
          },
        ]
      : []
  )
}

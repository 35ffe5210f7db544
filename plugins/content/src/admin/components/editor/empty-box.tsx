import { Text } from "@medusajs/ui"

/** Where rows will appear, and what puts them there. */
export const EmptyBox = ({ title, text }: { title: string; text: string }) => (
  <div className="flex flex-col items-center gap-1 rounded-lg border border-dashed px-4 py-8 text-center">
    <Text size="small" weight="plus">
      {title}
    </Text>
    <Text size="small" className="text-ui-fg-subtle">
      {text}
    </Text>
  </div>
)

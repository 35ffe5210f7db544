import { ArrowDownMini, ArrowUpMini, XMarkMini } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import type { ReactNode } from "react"

/** A row's place in an ordered list, and what can be done with it. */
export interface RowPlace {
  first: boolean
  last: boolean
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

const Action = (props: {
  label: string
  disabled?: boolean
  onClick: () => void
  children: ReactNode
}) => (
  <IconButton
    type="button"
    size="small"
    variant="transparent"
    aria-label={props.label}
    disabled={props.disabled ?? false}
    onClick={props.onClick}
  >
    {props.children}
  </IconButton>
)

/** Up, down and away; `label` names each for the row it belongs to. */
export const RowActions = (
  props: RowPlace & { label: (key: "up" | "down" | "remove") => string }
) => {
  const { label, first, last, onMove, onRemove } = props
  return (
    <div className="flex shrink-0 gap-1">
      <Action label={label("up")} disabled={first} onClick={() => onMove(-1)}>
        <ArrowUpMini />
      </Action>
      <Action label={label("down")} disabled={last} onClick={() => onMove(1)}>
        <ArrowDownMini />
      </Action>
      <Action label={label("remove")} onClick={onRemove}>
        <XMarkMini />
      </Action>
    </div>
  )
}

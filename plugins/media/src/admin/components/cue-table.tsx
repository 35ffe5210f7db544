import { Plus, Trash } from "@medusajs/icons"
import { IconButton, Input, Textarea } from "@medusajs/ui"
import type { KeyboardEvent } from "react"
import { useTranslation } from "react-i18next"
import type { CueRow } from "../lib/cue-rows"
import { parseTime } from "../lib/cue-time"

/** On a phone the text stands below its times. */
const LINE = {
  display: "flex",
  flexWrap: "wrap",
  gap: 8,
  alignItems: "start",
} as const
const TIME = { flex: "0 1 7rem", minWidth: 0 } as const
const TEXT = { flex: "1 1 12rem", minWidth: 0 } as const

interface LineProps {
  row: CueRow
  number: number
  hasFocus: boolean
  onChange: (row: CueRow) => void
  onRemove: () => void
  onAdd: () => void
}

const CueLine = (props: LineProps) => {
  const { row, number, hasFocus, onChange, onRemove, onAdd } = props
  const { t } = useTranslation()
  const label = (field: string) => t(`codexMedia.cues.${field}`, { number })
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onAdd()
    }
  }
  return (
    <li style={LINE} className="px-6 py-2" onKeyDown={addOnEnter}>
      {(["start", "end"] as const).map((field) => (
        <div key={field} style={TIME}>
          <Input
            size="small"
            className="tabular-nums"
            aria-label={label(field)}
            aria-invalid={parseTime(row[field]) === undefined}
            value={row[field]}
            onChange={({ target }) =>
              onChange({ ...row, [field]: target.value })
            }
          />
        </div>
      ))}
      <div style={TEXT}>
        <Textarea
          rows={Math.min(4, row.text.split("\n").length)}
          aria-label={label("text")}
          autoFocus={hasFocus}
          maxLength={2000}
          value={row.text}
          onChange={({ target }) => onChange({ ...row, text: target.value })}
        />
      </div>
      <div className="flex gap-1">
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={label("add")}
          onClick={onAdd}
        >
          <Plus />
        </IconButton>
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={label("remove")}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      </div>
    </li>
  )
}

interface TableProps {
  rows: readonly CueRow[]
  /** Number of the first of them. */
  from: number
  focusKey: number | null
  onChange: (row: CueRow) => void
  onRemove: (key: number) => void
  onAdd: (below: CueRow) => void
}

/** Cues as lines of three fields. */
export const CueTable = (props: TableProps) => (
  <ol className="divide-y">
    {props.rows.map((row, at) => (
      <CueLine
        key={row.key}
        row={row}
        number={props.from + at}
        hasFocus={row.key === props.focusKey}
        onChange={props.onChange}
        onRemove={() => props.onRemove(row.key)}
        onAdd={() => props.onAdd(row)}
      />
    ))}
  </ol>
)

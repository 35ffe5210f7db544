import { Button, Label, Textarea } from "@medusajs/ui"

interface DecisionNoteProps {
  id: string
  label: string
  note: string
  onNote: (note: string) => void
  send: string
  variant: "primary" | "danger"
  isLoading: boolean
  disabled: boolean
  onSend: () => void
}

/** Why an operator decides so, and the button that does it. */
export const DecisionNote = (props: DecisionNoteProps) => (
  <>
    <div className="flex flex-col gap-1">
      <Label htmlFor={props.id}>{props.label}</Label>
      <Textarea
        id={props.id}
        value={props.note}
        maxLength={2000}
        onChange={(event) => props.onNote(event.target.value)}
      />
    </div>
    <Button
      size="small"
      variant={props.variant}
      className="self-end"
      isLoading={props.isLoading}
      disabled={props.disabled}
      onClick={props.onSend}
    >
      {props.send}
    </Button>
  </>
)

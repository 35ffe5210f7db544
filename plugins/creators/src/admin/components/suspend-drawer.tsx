import { Alert, Button, Drawer, Label, Textarea } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

interface Props {
  /** Where the words are: `creators.suspend` or `organizations.suspend`. */
  texts: "creators" | "organizations"
  name: string
  busy: boolean
  error: Error | null
  onSuspend: (reason: string) => void
  onClose: () => void
}

/** Why somebody is suspended; they read it, and it is in the audit log. */
export const SuspendDrawer = (props: Props) => {
  const { t } = useTranslation()
  const [reason, setReason] = useState("")
  const text = (key: string) =>
    t(`codexCreators.${props.texts}.suspend.${key}`, { name: props.name })
  return (
    <Drawer open onOpenChange={(open) => !open && props.onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{text("title")}</Drawer.Title>
          <Drawer.Description>{text("text")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-1 flex-col gap-4 overflow-y-auto">
          <div className="flex flex-col gap-2">
            <Label htmlFor="codex-suspend-reason" size="small" weight="plus">
              {text("reason")}
            </Label>
            <Textarea
              id="codex-suspend-reason"
              autoFocus
              rows={4}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
          {props.error ? (
            <Alert variant="error">{props.error.message}</Alert>
          ) : null}
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" variant="secondary" onClick={props.onClose}>
            {text("cancel")}
          </Button>
          <Button
            size="small"
            variant="danger"
            isLoading={props.busy}
            disabled={reason.trim().length < 3}
            onClick={() => props.onSuspend(reason)}
          >
            {text("confirm")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

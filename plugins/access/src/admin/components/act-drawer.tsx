import { Button, Drawer, InlineTip, Label, Textarea } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

export interface ActDrawerProps {
  onClose: () => void
  title: string
  purpose: string
  submit: string
  danger?: boolean
  busy: boolean
  ready: boolean
  error: Error | null
  reason: string
  onReason: (reason: string) => void
  onSubmit: () => void
  children?: ReactNode
}

/** What an operator does to somebody's access always has a reason. */
const Reason = ({ reason, onReason }: ActDrawerProps) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-2">
      <Label htmlFor="codex-access-reason" size="small" weight="plus">
        {t("codexAccess.act.reason")}
      </Label>
      <Textarea
        id="codex-access-reason"
        value={reason}
        maxLength={500}
        aria-describedby="codex-access-reason-hint"
        onChange={(event) => onReason(event.target.value)}
      />
      <span
        id="codex-access-reason-hint"
        className="txt-small text-ui-fg-subtle"
      >
        {t("codexAccess.act.reasonHint")}
      </span>
    </div>
  )
}

/** Giving, extending and taking back look the same: what, why, do it. */
export const ActDrawer = (props: ActDrawerProps) => {
  const { t } = useTranslation()
  const ready = props.ready && props.reason.trim().length >= 3
  return (
    <Drawer open onOpenChange={(open) => !open && props.onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{props.title}</Drawer.Title>
          <Drawer.Description>{props.purpose}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-1 flex-col gap-6 overflow-y-auto">
          {props.children}
          <Reason {...props} />
          {props.error ? (
            <InlineTip label={t("codexAccess.act.notDone")} variant="error">
              {props.error.message}
            </InlineTip>
          ) : null}
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" variant="secondary" onClick={props.onClose}>
            {t("codexAccess.act.cancel")}
          </Button>
          <Button
            size="small"
            variant={props.danger ? "danger" : "primary"}
            isLoading={props.busy}
            disabled={!ready}
            onClick={props.onSubmit}
          >
            {props.submit}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

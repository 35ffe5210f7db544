import { Alert, Button, Drawer, Label, Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { OperatorPost } from "../../contract"
import { useDisablePost } from "../lib/queries"

interface Props {
  post: OperatorPost
  onClose: () => void
}

/** Why a post leaves the shop; its author reads the same words. */
export const DisableDrawer = ({ post, onClose }: Props) => {
  const { t } = useTranslation()
  const [reason, setReason] = useState("")
  const disable = useDisablePost(post.id)
  const text = (key: string) =>
    t(`codexContent.disable.${key}`, { title: post.title })
  const submit = () => {
    disable.mutate(reason, {
      onSuccess: () => {
        toast.success(text("done"))
        onClose()
      },
    })
  }
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{text("title")}</Drawer.Title>
          <Drawer.Description>{text("purpose")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-1 flex-col gap-4 overflow-y-auto">
          <div className="flex flex-col gap-2">
            <Label htmlFor="codex-disable-reason" size="small" weight="plus">
              {text("reason")}
            </Label>
            <Textarea
              id="codex-disable-reason"
              autoFocus
              rows={4}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
          {disable.error ? (
            <Alert variant="error">{disable.error.message}</Alert>
          ) : null}
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" variant="secondary" onClick={onClose}>
            {text("cancel")}
          </Button>
          <Button
            size="small"
            variant="danger"
            isLoading={disable.isPending}
            disabled={reason.trim().length < 3}
            onClick={submit}
          >
            {text("submit")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

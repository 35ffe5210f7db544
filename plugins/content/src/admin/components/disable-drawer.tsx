import { Alert, Button, Drawer, Label, Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { OperatorPost } from "../../contract"
import { useDisablePosts } from "../lib/queries"

interface Props {
  posts: readonly OperatorPost[]
  onDone: () => void
  onClose: () => void
}

const Reason = (props: { value: string; onChange: (to: string) => void }) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-2">
      <Label htmlFor="codex-disable-reason" size="small" weight="plus">
        {t("codexContent.disable.reason")}
      </Label>
      <Textarea
        id="codex-disable-reason"
        autoFocus
        rows={4}
        maxLength={500}
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
      />
    </div>
  )
}

/** Why posts leave the shop; their authors read the same words. */
export const DisableDrawer = ({ posts, onDone, onClose }: Props) => {
  const { t } = useTranslation()
  const [reason, setReason] = useState("")
  const disable = useDisablePosts()
  const text = (key: string) =>
    t(`codexContent.disable.${key}`, {
      title: posts[0]?.title ?? "",
      count: posts.length,
    })
  const submit = () => {
    disable.mutate(
      { ids: posts.map(({ id }) => id), reason },
      {
        onSuccess: () => {
          toast.success(text(posts.length > 1 ? "manyDone" : "done"))
          onDone()
        },
      }
    )
  }
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>
            {text(posts.length > 1 ? "manyTitle" : "title")}
          </Drawer.Title>
          <Drawer.Description>{text("purpose")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-1 flex-col gap-4 overflow-y-auto">
          <Reason value={reason} onChange={setReason} />
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

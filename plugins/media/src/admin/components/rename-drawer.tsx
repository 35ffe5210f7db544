import { Button, Drawer, Hint, Input, Label, toast } from "@medusajs/ui"
import { type FormEvent, useState } from "react"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto } from "../../contract"
import { useRename } from "../lib/queries"

interface RenameDrawerProps {
  media: MediaAssetDto
  open: boolean
  onClose: () => void
}

const RenameForm = ({ media, onClose }: Omit<RenameDrawerProps, "open">) => {
  const { t } = useTranslation()
  const [title, setTitle] = useState(media.title)
  const rename = useRename(media.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate(title.trim(), {
      onSuccess: () => {
        toast.success(t("codexMedia.detail.renamed"))
        onClose()
      },
      onError: (error) =>
        toast.error(t("codexMedia.detail.notRenamed"), {
          description: error.message,
        }),
    })
  }
  return (
    <form onSubmit={submit} className="flex flex-1 flex-col">
      <Drawer.Body className="flex flex-1 flex-col gap-y-2 p-4">
        <Label htmlFor="codex-media-title" size="small" weight="plus">
          {t("codexMedia.detail.titleLabel")}
        </Label>
        <Input
          id="codex-media-title"
          value={title}
          maxLength={200}
          autoFocus
          onChange={(event) => setTitle(event.target.value)}
        />
        <Hint>{t("codexMedia.detail.titleHint")}</Hint>
      </Drawer.Body>
      <Drawer.Footer>
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={onClose}
        >
          {t("codexMedia.detail.cancel")}
        </Button>
        <Button
          type="submit"
          size="small"
          disabled={title.trim() === ""}
          isLoading={rename.isPending}
        >
          {t("codexMedia.detail.save")}
        </Button>
      </Drawer.Footer>
    </form>
  )
}

export const RenameDrawer = ({ media, open, onClose }: RenameDrawerProps) => {
  const { t } = useTranslation()
  return (
    <Drawer open={open} onOpenChange={(next) => !next && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("codexMedia.detail.renameTitle")}</Drawer.Title>
        </Drawer.Header>
        <RenameForm media={media} onClose={onClose} />
      </Drawer.Content>
    </Drawer>
  )
}

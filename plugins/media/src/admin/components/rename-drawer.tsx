import { DrawerForm, Field } from "@codex/admin-kit"
import { Input, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto } from "../../contract"
import { useRename } from "../lib/queries"

interface RenameDrawerProps {
  media: MediaAssetDto
  onClose: () => void
}

export const RenameDrawer = ({ media, onClose }: RenameDrawerProps) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexMedia.detail.${key}`)
  const [title, setTitle] = useState(media.title)
  const rename = useRename(media.id)
  const submit = () =>
    rename.mutate(title.trim(), {
      onSuccess: () => {
        toast.success(text("renamed"))
        onClose()
      },
      onError: ({ message }) =>
        toast.error(text("notRenamed"), { description: message }),
    })
  return (
    <DrawerForm
      open
      onOpenChange={(open) => !open && onClose()}
      title={text("renameTitle")}
      submit={text("save")}
      cancel={text("cancel")}
      busy={rename.isPending}
      disabled={title.trim() === ""}
      onSubmit={submit}
    >
      <Field
        id="codex-media-title"
        label={text("titleLabel")}
        hint={text("titleHint")}
      >
        <Input
          id="codex-media-title"
          value={title}
          maxLength={200}
          autoFocus
          aria-describedby="codex-media-title-hint"
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
    </DrawerForm>
  )
}

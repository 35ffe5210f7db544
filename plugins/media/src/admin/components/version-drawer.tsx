import {
  Button,
  Drawer,
  Hint,
  Input,
  Label,
  Textarea,
  toast,
} from "@medusajs/ui"
import { type FormEvent, useState } from "react"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto } from "../../contract"
import { useLibrary, useNewVersion } from "../lib/queries"
import { refusalOf } from "../lib/refusal"
import { uploadOne } from "../lib/upload-one"

interface VersionDrawerProps {
  media: MediaAssetDto
  open: boolean
  onClose: () => void
}

/** What may be a version: the library's own rules, for files only. */
function useFileRules() {
  const { data } = useLibrary({ q: "", limit: 1, offset: 0 })
  return (data?.accepts ?? []).filter(({ kind }) => kind === "file")
}

/** Uploads the file, then puts it in the place of the one that is sold. */
function useReplace({ media, onClose }: Omit<VersionDrawerProps, "open">) {
  const { t } = useTranslation()
  const [isUploading, setUploading] = useState(false)
  const change = useNewVersion(media.id)
  const replace = async (file: File, note: string) => {
    setUploading(true)
    try {
      const replacement_id = await uploadOne(file)
      await change.mutateAsync({ replacement_id, note })
      toast.success(t("codexMedia.versions.added"))
      onClose()
    } catch (error) {
      toast.error(t("codexMedia.versions.notAdded"), {
        description: (error as Error).message,
      })
    } finally {
      setUploading(false)
    }
  }
  return { replace, isUploading }
}

const VersionForm = (props: Omit<VersionDrawerProps, "open">) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexMedia.versions.${key}`)
  const rules = useFileRules()
  const [file, setFile] = useState<File | null>(null)
  const [note, setNote] = useState("")
  const { replace, isUploading } = useReplace(props)
  const refused = file !== null && refusalOf(file, rules) !== null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (file) {
      void replace(file, note.trim())
    }
  }
  return (
    <form onSubmit={submit} className="flex flex-1 flex-col">
      <Drawer.Body className="flex flex-1 flex-col gap-y-4 p-4">
        <div className="flex flex-col gap-y-2">
          <Label htmlFor="codex-version-file" size="small" weight="plus">
            {text("file")}
          </Label>
          <Input
            id="codex-version-file"
            type="file"
            accept={rules.map(({ extension }) => `.${extension}`).join(",")}
            aria-invalid={refused}
            aria-describedby="codex-version-file-hint"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
          <Hint
            id="codex-version-file-hint"
            variant={refused ? "error" : "info"}
          >
            {text(refused ? "refused" : "fileHint")}
          </Hint>
        </div>
        <div className="flex flex-col gap-y-2">
          <Label htmlFor="codex-version-note" size="small" weight="plus">
            {text("note")}
          </Label>
          <Textarea
            id="codex-version-note"
            rows={3}
            maxLength={300}
            value={note}
            aria-describedby="codex-version-note-hint"
            onChange={(event) => setNote(event.target.value)}
          />
          <Hint id="codex-version-note-hint">{text("noteHint")}</Hint>
        </div>
      </Drawer.Body>
      <Drawer.Footer>
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={props.onClose}
        >
          {t("codexMedia.detail.cancel")}
        </Button>
        <Button
          type="submit"
          size="small"
          disabled={!file || refused || note.trim().length < 3}
          isLoading={isUploading}
        >
          {text("publish")}
        </Button>
      </Drawer.Footer>
    </form>
  )
}

/** A new version of a file, and the line that tells buyers what changed. */
export const VersionDrawer = ({ media, open, onClose }: VersionDrawerProps) => {
  const { t } = useTranslation()
  return (
    <Drawer open={open} onOpenChange={(next) => !next && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>
            {t("codexMedia.versions.title", { title: media.title })}
          </Drawer.Title>
          <Drawer.Description>
            {t("codexMedia.versions.about")}
          </Drawer.Description>
        </Drawer.Header>
        <VersionForm media={media} onClose={onClose} />
      </Drawer.Content>
    </Drawer>
  )
}

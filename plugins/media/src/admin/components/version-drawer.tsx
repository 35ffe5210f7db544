import { DrawerForm, Field } from "@codex/admin-kit"
import { Input, Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto } from "../../contract"
import { useLibrary, useNewVersion } from "../lib/queries"
import { refusalOf } from "../lib/refusal"
import { uploadOne } from "../lib/upload-one"

interface VersionDrawerProps {
  media: MediaAssetDto
  onClose: () => void
}

/** What may be a version: the library's own rules, for files only. */
function useFileRules() {
  const { data } = useLibrary({ q: "", limit: 1, offset: 0 })
  return (data?.accepts ?? []).filter(({ kind }) => kind === "file")
}

/** Uploads the file, then puts it in the place of the one that is sold. */
function useReplace({ media, onClose }: VersionDrawerProps) {
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

const FileField = (props: {
  onChoose: (file: File | null) => void
  accept: string
  refused: boolean
}) => {
  const { t } = useTranslation()
  return (
    <Field
      id="codex-version-file"
      label={t("codexMedia.versions.file")}
      hint={t("codexMedia.versions.fileHint")}
      error={props.refused ? t("codexMedia.versions.refused") : null}
    >
      <Input
        id="codex-version-file"
        type="file"
        accept={props.accept}
        aria-invalid={props.refused}
        aria-describedby="codex-version-file-hint"
        onChange={(event) => props.onChoose(event.target.files?.[0] ?? null)}
      />
    </Field>
  )
}

const NoteField = (props: {
  note: string
  onChange: (note: string) => void
}) => {
  const { t } = useTranslation()
  return (
    <Field
      id="codex-version-note"
      label={t("codexMedia.versions.note")}
      hint={t("codexMedia.versions.noteHint")}
    >
      <Textarea
        id="codex-version-note"
        rows={3}
        maxLength={300}
        value={props.note}
        aria-describedby="codex-version-note-hint"
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  )
}

/** A new version of a file, and the line that tells buyers what changed. */
export const VersionDrawer = (props: VersionDrawerProps) => {
  const { media, onClose } = props
  const { t } = useTranslation()
  const rules = useFileRules()
  const [file, setFile] = useState<File | null>(null)
  const [note, setNote] = useState("")
  const { replace, isUploading } = useReplace(props)
  const refused = file !== null && refusalOf(file, rules) !== null
  return (
    <DrawerForm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("codexMedia.versions.title", { title: media.title })}
      purpose={t("codexMedia.versions.about")}
      submit={t("codexMedia.versions.publish")}
      cancel={t("codexMedia.detail.cancel")}
      busy={isUploading}
      disabled={!file || refused || note.trim().length < 3}
      onSubmit={() => file && void replace(file, note.trim())}
    >
      <FileField
        onChoose={setFile}
        accept={rules.map(({ extension }) => `.${extension}`).join(",")}
        refused={refused}
      />
      <NoteField note={note} onChange={setNote} />
    </DrawerForm>
  )
}

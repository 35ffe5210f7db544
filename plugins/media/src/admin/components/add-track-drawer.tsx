import { Button, Drawer, Hint, Input, Label, Select, toast } from "@medusajs/ui"
import { type FormEvent, useState } from "react"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto } from "../../contract"
import { useAddTrack } from "../lib/track-queries"

interface DrawerProps {
  media: MediaAssetDto
  open: boolean
  onClose: () => void
}

/** Offered while typing; any other tag may be typed as well. */
const COMMON =
  "ar cs da de el en es fi fr he hi hu id it ja ko nb nl pl pt ro ru sv th tr uk vi zh"

const KINDS = ["captions", "subtitles"] as const

const Languages = ({ id }: { id: string }) => {
  const { i18n } = useTranslation()
  const names = new Intl.DisplayNames([i18n.language], { type: "language" })
  return (
    <datalist id={id}>
      {COMMON.split(" ").map((tag) => (
        <option key={tag} value={tag}>
          {names.of(tag)}
        </option>
      ))}
    </datalist>
  )
}

const Fields = () => {
  const { t } = useTranslation()
  return (
    <>
      <div className="flex flex-col gap-y-2">
        <Label htmlFor="codex-track-kind" size="small" weight="plus">
          {t("codexMedia.tracks.kindLabel")}
        </Label>
        <Select name="kind" defaultValue={KINDS[0]}>
          <Select.Trigger id="codex-track-kind">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {KINDS.map((kind) => (
              <Select.Item key={kind} value={kind}>
                {t(`codexMedia.tracks.kind.${kind}`)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
        <Hint>{t("codexMedia.tracks.kindHint")}</Hint>
      </div>
      <div className="flex flex-col gap-y-2">
        <Label htmlFor="codex-track-language" size="small" weight="plus">
          {t("codexMedia.tracks.language")}
        </Label>
        <Input
          id="codex-track-language"
          name="language"
          list="codex-track-languages"
          required
          minLength={2}
          maxLength={35}
          placeholder="en"
        />
        <Languages id="codex-track-languages" />
        <Hint>{t("codexMedia.tracks.languageHint")}</Hint>
      </div>
      <div className="flex flex-col gap-y-2">
        <Label htmlFor="codex-track-label" size="small" weight="plus">
          {t("codexMedia.tracks.label")}
        </Label>
        <Input id="codex-track-label" name="label" maxLength={80} />
        <Hint>{t("codexMedia.tracks.labelHint")}</Hint>
      </div>
      <div className="flex flex-col gap-y-2">
        <Label htmlFor="codex-track-file" size="small" weight="plus">
          {t("codexMedia.tracks.file")}
        </Label>
        <input
          id="codex-track-file"
          name="file"
          type="file"
          required
          accept=".vtt,.srt,text/vtt,application/x-subrip"
          className="txt-small focus-visible:shadow-borders-focus rounded-md outline-none"
        />
        <Hint>{t("codexMedia.tracks.fileHint")}</Hint>
      </div>
    </>
  )
}

async function bodyOf(form: HTMLFormElement) {
  const data = new FormData(form)
  const said = (name: string) => {
    const value = data.get(name)
    return typeof value === "string" ? value.trim() : ""
  }
  const file = data.get("file")
  const label = said("label")
  return {
    kind: said("kind") === "subtitles" ? KINDS[1] : KINDS[0],
    language: said("language"),
    ...(label ? { label } : {}),
    text: file instanceof File ? await file.text() : "",
  }
}

const AddTrackForm = ({ media, onClose }: Omit<DrawerProps, "open">) => {
  const { t } = useTranslation()
  const add = useAddTrack(media.id)
  const [problem, setProblem] = useState("")
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setProblem("")
    add.mutate(await bodyOf(event.currentTarget), {
      onSuccess: () => {
        toast.success(t("codexMedia.tracks.added"))
        onClose()
      },
      onError: ({ message }) => setProblem(message),
    })
  }
  return (
    <form
      onSubmit={(event) => void submit(event)}
      className="flex flex-1 flex-col overflow-hidden"
    >
      <Drawer.Body className="flex flex-1 flex-col gap-y-6 overflow-y-auto p-4">
        <Fields />
        {problem && (
          <Hint variant="error" role="alert">
            {problem}
          </Hint>
        )}
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
        <Button type="submit" size="small" isLoading={add.isPending}>
          {t("codexMedia.tracks.add")}
        </Button>
      </Drawer.Footer>
    </form>
  )
}

export const AddTrackDrawer = ({ media, open, onClose }: DrawerProps) => {
  const { t } = useTranslation()
  return (
    <Drawer open={open} onOpenChange={(next) => !next && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("codexMedia.tracks.addTitle")}</Drawer.Title>
        </Drawer.Header>
        <AddTrackForm media={media} onClose={onClose} />
      </Drawer.Content>
    </Drawer>
  )
}

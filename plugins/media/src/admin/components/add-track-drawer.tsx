import { DrawerForm, Field, Refusal } from "@codex/admin-kit"
import { Input, Select, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto } from "../../contract"
import { useAddTrack } from "../lib/track-queries"

interface DrawerProps {
  media: MediaAssetDto
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
  const words = (label: string, hint: string) => ({
    label: t(`codexMedia.tracks.${label}`),
    hint: t(`codexMedia.tracks.${hint}`),
  })
  return (
    <>
      <Field id="codex-track-kind" {...words("kindLabel", "kindHint")}>
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
      </Field>
      <Field id="codex-track-language" {...words("language", "languageHint")}>
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
      </Field>
      <Field id="codex-track-label" {...words("label", "labelHint")}>
        <Input id="codex-track-label" name="label" maxLength={80} />
      </Field>
      <Field id="codex-track-file" {...words("file", "fileHint")}>
        <input
          id="codex-track-file"
          name="file"
          type="file"
          required
          accept=".vtt,.srt,text/vtt,application/x-subrip"
          className="txt-small focus-visible:shadow-borders-focus rounded-md outline-none"
        />
      </Field>
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

/** A text of a film is chosen as a file; what is wrong with it stands below. */
export const AddTrackDrawer = ({ media, onClose }: DrawerProps) => {
  const { t } = useTranslation()
  const add = useAddTrack(media.id)
  const submit = async (form: HTMLFormElement) => {
    add.mutate(await bodyOf(form), {
      onSuccess: () => {
        toast.success(t("codexMedia.tracks.added"))
        onClose()
      },
    })
  }
  return (
    <DrawerForm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("codexMedia.tracks.addTitle")}
      submit={t("codexMedia.tracks.add")}
      cancel={t("codexMedia.detail.cancel")}
      busy={add.isPending}
      onSubmit={(form) => void submit(form)}
    >
      <Fields />
      <Refusal label={t("codexMedia.tracks.notAdded")} error={add.error} />
    </DrawerForm>
  )
}

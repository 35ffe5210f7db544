import { Field } from "@codex/admin-kit"
import { Button, Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { StudioSettings } from "../../../contract"
import type { Draft } from "../../lib/settings-draft"
import { useSaveLogo } from "../../lib/use-settings"
import { BrandPreview } from "./brand-preview"
import { Part } from "./field"
import { LogoCrop } from "./logo-crop"

interface Props {
  settings: StudioSettings
  draft: Draft
  change: (patch: Partial<Draft>) => void
}

const DEFAULT = "#3b3a8f"
const isHex = (text: string) => /^#[0-9a-f]{6}$/i.test(text)

const ColorField = ({ settings, draft, change }: Props) => {
  const { t } = useTranslation()
  const set = (brand_color: string) => change({ brand_color })
  return (
    <Field
      id="brand_color"
      label={t("codexCreators.settings.brandColor")}
      hint={t("codexCreators.settings.brandColorHint")}
    >
      <div className="flex items-center gap-2">
        <Input
          id="brand_color"
          value={draft.brand_color}
          placeholder={DEFAULT}
          disabled={!settings.editable}
          aria-invalid={draft.brand_color !== "" && !isHex(draft.brand_color)}
          onChange={(event) => set(event.target.value.trim())}
        />
        <input
          type="color"
          aria-label={t("codexCreators.settings.pickColor")}
          value={isHex(draft.brand_color) ? draft.brand_color : DEFAULT}
          disabled={!settings.editable}
          onChange={(event) => set(event.target.value)}
          className="border-ui-border-base h-8 w-10 cursor-pointer rounded border"
        />
      </div>
    </Field>
  )
}

const LogoField = ({ settings }: { settings: StudioSettings }) => {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const save = useSaveLogo()
  const label = (name: string) => t(`codexCreators.settings.logo.${name}`)
  const keep = (picture: Blob) =>
    save.mutate(picture, { onSettled: () => setFile(null) })
  return (
    <Field id="logo" label={label("title")} hint={label("hint")}>
      <div className="flex flex-wrap items-center gap-3">
        {settings.logo_url ? (
          <img
            src={settings.logo_url}
            alt={label("current")}
            className="size-16 rounded-full border"
          />
        ) : null}
        <input
          id="logo"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          className="peer sr-only"
          disabled={!settings.editable}
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null)
            // So that choosing the same file again is a change, too.
            event.target.value = ""
          }}
        />
        <Button
          size="small"
          variant="secondary"
          asChild
          className="peer-focus-visible:shadow-borders-focus peer-disabled:hidden"
        >
          <label htmlFor="logo">{label("choose")}</label>
        </Button>
        {settings.logo_url && settings.editable ? (
          <Button
            size="small"
            variant="secondary"
            onClick={() => save.mutate(null)}
          >
            {label("remove")}
          </Button>
        ) : null}
      </div>
      {file ? (
        <LogoCrop
          key={`${file.name}${file.lastModified}`}
          file={file}
          saving={save.isPending}
          onSave={keep}
          onCancel={() => setFile(null)}
        />
      ) : null}
    </Field>
  )
}

/** Picture and colour, shown at once on a page in light and dark. */
export const BrandPart = (props: Props) => {
  const { t } = useTranslation()
  const { settings, draft } = props
  return (
    <Part
      title={t("codexCreators.settings.brand")}
      purpose={t("codexCreators.settings.brandPurpose")}
    >
      <LogoField settings={settings} />
      <ColorField {...props} />
      <BrandPreview
        name={draft.name || settings.name}
        tagline={draft.tagline}
        logo={settings.logo_url}
        color={isHex(draft.brand_color) ? draft.brand_color : DEFAULT}
      />
    </Part>
  )
}

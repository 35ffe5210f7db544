import {
  Button,
  Drawer,
  Hint,
  Input,
  Label,
  Textarea,
  toast,
} from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState, type FormEvent, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { StudioMe, UpdateSettingsBody } from "../../contract"
import { api } from "../lib/api"
import { STUDIO_KEY } from "../lib/use-studio-me"

function text(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === "string" ? value.trim() : ""
}

function bodyOf(form: HTMLFormElement): UpdateSettingsBody {
  const data = new FormData(form)
  return {
    tagline: text(data, "tagline"),
    description: text(data, "description"),
    brand_color: text(data, "brand_color") || null,
    support_email: text(data, "support_email") || null,
  }
}

const Field = (props: {
  name: string
  label: string
  hint?: string
  children: ReactNode
}) => (
  <div className="flex flex-col gap-2">
    <Label htmlFor={props.name} size="small" weight="plus">
      {props.label}
    </Label>
    {props.children}
    {props.hint ? <Hint>{props.hint}</Hint> : null}
  </div>
)

const ColorField = ({ initial }: { initial: string }) => {
  const [color, setColor] = useState(initial)
  return (
    <div className="flex items-center gap-2">
      <Input
        id="brand_color"
        name="brand_color"
        value={color}
        pattern="#[0-9a-fA-F]{6}"
        placeholder="#0f766e"
        onChange={(event) => setColor(event.target.value)}
      />
      <input
        type="color"
        aria-hidden
        tabIndex={-1}
        value={/^#[0-9a-fA-F]{6}$/.test(color) ? color : "#0f766e"}
        onChange={(event) => setColor(event.target.value)}
        className="border-ui-border-base h-8 w-10 cursor-pointer rounded border"
      />
    </div>
  )
}

const Fields = ({
  settings,
}: {
  settings: StudioMe["organization"]["settings"]
}) => {
  const { t } = useTranslation()
  const label = (name: string) => t(`codexCreators.settings.${name}`)
  return (
    <div className="flex flex-col gap-6">
      <Field
        name="tagline"
        label={label("tagline")}
        hint={label("taglineHint")}
      >
        <Input
          id="tagline"
          name="tagline"
          maxLength={160}
          defaultValue={settings.tagline}
        />
      </Field>
      <Field name="description" label={label("description")}>
        <Textarea
          id="description"
          name="description"
          rows={6}
          maxLength={5000}
          defaultValue={settings.description}
        />
      </Field>
      <Field
        name="brand_color"
        label={label("brandColor")}
        hint={label("brandColorHint")}
      >
        <ColorField initial={settings.brand_color ?? ""} />
      </Field>
      <Field
        name="support_email"
        label={label("supportEmail")}
        hint={label("supportEmailHint")}
      >
        <Input
          id="support_email"
          name="support_email"
          type="email"
          defaultValue={settings.support_email ?? ""}
        />
      </Field>
    </div>
  )
}

/** How the organization introduces itself; owners and admins only. */
export const SettingsDrawer = ({ me }: { me: StudioMe }) => {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const save = useMutation({
    mutationFn: (body: UpdateSettingsBody) =>
      api("/admin/studio/settings", body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [STUDIO_KEY, "me"] })
      toast.success(t("codexCreators.settings.saved"))
      setOpen(false)
    },
    onError: (error) => toast.error(error.message),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    save.mutate(bodyOf(event.currentTarget))
  }
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary">
          {t("codexCreators.settings.open")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <form onSubmit={submit} className="flex h-full flex-col">
          <Drawer.Header>
            <Drawer.Title>{t("codexCreators.settings.title")}</Drawer.Title>
            <Drawer.Description>
              {t("codexCreators.settings.purpose", {
                name: me.organization.name,
              })}
            </Drawer.Description>
          </Drawer.Header>
          <Drawer.Body className="flex-1 overflow-y-auto">
            <Fields settings={me.organization.settings} />
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary">
                {t("codexCreators.settings.cancel")}
              </Button>
            </Drawer.Close>
            <Button size="small" type="submit" isLoading={save.isPending}>
              {t("codexCreators.settings.save")}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}

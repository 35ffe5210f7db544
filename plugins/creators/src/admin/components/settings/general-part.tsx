import { Field } from "@codex/admin-kit"
import { Input, Select, Text, Textarea } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { CATEGORIES, type StudioSettings } from "../../../contract"
import type { Draft } from "../../lib/settings-draft"
import { Part } from "./field"

// Not every browser counts UTC among them.
const ZONES = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])]

interface Props {
  settings: StudioSettings
  draft: Draft
  change: (patch: Partial<Draft>) => void
}

const Choice = (props: {
  id: string
  value: string
  options: readonly { value: string; label: string }[]
  disabled: boolean
  onChange: (value: string) => void
}) => (
  <Select
    size="small"
    value={props.value}
    disabled={props.disabled}
    onValueChange={props.onChange}
  >
    <Select.Trigger id={props.id}>
      <Select.Value />
    </Select.Trigger>
    <Select.Content>
      {props.options.map(({ value, label }) => (
        <Select.Item key={value} value={value}>
          {label}
        </Select.Item>
      ))}
    </Select.Content>
  </Select>
)

const TextFields = ({ settings, draft, change }: Props) => {
  const { t } = useTranslation()
  const label = (name: string) => t(`codexCreators.settings.${name}`)
  const disabled = !settings.editable
  const line = (name: "name" | "legal_name" | "tagline", most: number) => (
    <Field id={name} label={label(name)} hint={label(`${name}Hint`)}>
      <Input
        id={name}
        value={draft[name]}
        maxLength={most}
        disabled={disabled}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <>
      {line("name", 120)}
      {line("legal_name", 160)}
      {line("tagline", 160)}
      <Field id="description" label={label("description")}>
        <Textarea
          id="description"
          rows={5}
          maxLength={5000}
          value={draft.description}
          disabled={disabled}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Field>
      <Field
        id="support_email"
        label={label("supportEmail")}
        hint={label("supportEmailHint")}
      >
        <Input
          id="support_email"
          type="email"
          value={draft.support_email}
          disabled={disabled}
          onChange={(event) => change({ support_email: event.target.value })}
        />
      </Field>
    </>
  )
}

/** Who this is, where, and in which trade. */
export const GeneralPart = (props: Props) => {
  const { t } = useTranslation()
  const { settings, draft, change } = props
  const label = (name: string) => t(`codexCreators.settings.${name}`)
  const categories = CATEGORIES.map((value) => ({
    value,
    label: t(`codexCreators.settings.categories.${value}`),
  }))
  return (
    <Part title={label("general")} purpose={label("generalPurpose")}>
      <TextFields {...props} />
      <Field id="category" label={label("category")}>
        <Choice
          id="category"
          value={draft.category}
          options={categories}
          disabled={!settings.editable}
          onChange={(category) => change({ category })}
        />
      </Field>
      <Field
        id="timezone"
        label={label("timezone")}
        hint={label("timezoneHint")}
      >
        <Choice
          id="timezone"
          value={draft.timezone}
          options={ZONES.map((value) => ({ value, label: value }))}
          disabled={!settings.editable}
          onChange={(timezone) => change({ timezone })}
        />
      </Field>
      <Text size="small" className="text-ui-fg-subtle">
        {t("codexCreators.settings.currency", {
          code: settings.currency_code.toUpperCase(),
        })}
      </Text>
    </Part>
  )
}

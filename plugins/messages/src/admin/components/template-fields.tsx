import {
  Button,
  DropdownMenu,
  Hint,
  Input,
  Label,
  Textarea,
} from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"
import type { TemplateDetail, TemplateWordsDto } from "../../contract"

type Field = keyof TemplateWordsDto

const LIMIT: Record<Field, number> = {
  subject: 200,
  heading: 200,
  body: 5000,
  button: 60,
}

/** Puts a variable where the cursor was last. */
const VariablesMenu = (props: {
  variables: TemplateDetail["variables"]
  onPick: (name: string) => void
}) => {
  const { t } = useTranslation()
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button type="button" size="small" variant="secondary">
          {t("codexMessages.editor.insert")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="max-h-80 overflow-y-auto">
        {props.variables.map(({ name, sample }) => (
          <DropdownMenu.Item key={name} onSelect={() => props.onPick(name)}>
            <span className="flex flex-col">
              <span>{`{{${name}}}`}</span>
              <span className="text-ui-fg-subtle txt-compact-xsmall max-w-[32ch] truncate">
                {sample}
              </span>
            </span>
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}

/** Subject, heading, text and button of one mail. */
export const TemplateFields = (props: {
  template: TemplateDetail
  words: TemplateWordsDto
  onChange: (words: TemplateWordsDto) => void
}) => {
  const { t } = useTranslation()
  const { words, template } = props
  const cursor = useRef<{ field: Field; at: number }>({
    field: "body",
    at: words.body.length,
  })
  const set = (field: Field, value: string) =>
    props.onChange({ ...words, [field]: value })
  const insert = (name: string) => {
    const { field, at } = cursor.current
    const text = words[field]
    const put = `{{${name}}}`
    cursor.current = { field, at: at + put.length }
    set(field, text.slice(0, at) + put + text.slice(at))
  }
  const input = (field: Field) => ({
    id: `mail-${field}`,
    value: words[field],
    maxLength: LIMIT[field],
    onChange: (event: { target: { value: string } }) =>
      set(field, event.target.value),
    onSelect: (event: { currentTarget: { selectionStart: number | null } }) => {
      const at = event.currentTarget.selectionStart ?? words[field].length
      cursor.current = { field, at }
    },
  })
  const fields: Field[] = template.defaults.button
    ? ["subject", "heading", "body", "button"]
    : ["subject", "heading", "body"]
  return (
    <div className="flex flex-col gap-5">
      <VariablesMenu variables={template.variables} onPick={insert} />
      {fields.map((field) => (
        <div key={field} className="flex flex-col gap-2">
          <Label htmlFor={`mail-${field}`} size="small" weight="plus">
            {t(`codexMessages.editor.${field}`)}
          </Label>
          {field === "body" ? (
            <>
              <Textarea rows={9} {...input(field)} />
              <Hint>{t("codexMessages.editor.bodyHint")}</Hint>
            </>
          ) : (
            <Input {...input(field)} />
          )}
        </div>
      ))}
    </div>
  )
}

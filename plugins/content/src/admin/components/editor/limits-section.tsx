import { Input, Textarea } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Editor } from "../../lib/use-editor"
import { Field } from "./field"
import { Section } from "./section"

export const LimitsSection = ({ draft, change, errors }: Editor) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexContent.pricing.${key}`)
  return (
    <Section heading={text("limits")}>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        {(["supply", "validity"] as const).map((field) => (
          <Field
            key={field}
            label={text(field)}
            hint={text(`${field}Hint`)}
            error={errors[field]}
            optional
          >
            <Input
              inputMode="numeric"
              autoComplete="off"
              maxLength={7}
              value={draft[field]}
              onChange={(event) => change({ [field]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      <Field label={text("terms")} hint={text("termsHint")} optional>
        <Textarea
          rows={4}
          maxLength={20_000}
          value={draft.terms}
          onChange={(event) => change({ terms: event.target.value })}
        />
      </Field>
    </Section>
  )
}

import { Input, Textarea } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Editor } from "../../lib/use-editor"
import { Field } from "./field"
import { Section } from "./section"
import { TagsInput } from "./tags-input"

export const DetailsSection = ({ draft, change, errors }: Editor) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexContent.details.${key}`)
  return (
    <Section heading={text("heading")}>
      <Field label={text("title")}>
        <Input
          value={draft.title}
          maxLength={120}
          placeholder={text("titlePlaceholder")}
          onChange={(event) => change({ title: event.target.value })}
        />
      </Field>
      <Field label={text("summary")} hint={text("summaryHint")} optional>
        <Textarea
          rows={2}
          value={draft.summary}
          maxLength={240}
          onChange={(event) => change({ summary: event.target.value })}
        />
      </Field>
      <Field
        label={text("description")}
        hint={text("descriptionHint")}
        optional
      >
        <Textarea
          rows={8}
          value={draft.description}
          maxLength={20_000}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Field>
      <Field label={text("tags")} hint={text("tagsHint")} optional>
        <TagsInput tags={draft.tags} onChange={(tags) => change({ tags })} />
      </Field>
      {draft.slug !== "" && (
        <Field label={text("slug")} hint={text("slugHint")} error={errors.slug}>
          <Input
            value={draft.slug}
            maxLength={80}
            spellCheck={false}
            onChange={(event) => change({ slug: event.target.value })}
          />
        </Field>
      )}
    </Section>
  )
}

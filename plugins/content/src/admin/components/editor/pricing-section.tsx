import { RadioGroup } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { PricingType } from "../../../contract"
import { sharedPrice, type DraftField } from "../../lib/draft"
import { dollars } from "../../lib/dollars"
import type { Editor } from "../../lib/use-editor"
import { Field } from "./field"
import { MoneyInput } from "./money-input"
import { ReceiveLine } from "./receive-line"
import { Section } from "./section"

const TYPES: PricingType[] = ["fixed", "free", "pwyw"]

type MoneyField = Extract<
  DraftField,
  "price" | "compare_at" | "minimum" | "suggested"
>

const FIELDS: Record<PricingType, [MoneyField, string, boolean][]> = {
  fixed: [
    ["price", "price", false],
    ["compare_at", "compareAt", true],
  ],
  free: [],
  pwyw: [
    ["minimum", "minimum", true],
    ["suggested", "suggested", true],
  ],
}

export const PricingSection = ({ draft, change, errors }: Editor) => {
  const { t } = useTranslation()
  const values = {
    floor: dollars(draft.limits.floor_minor),
    ceiling: dollars(draft.limits.ceiling_minor),
  }
  const text = (key: string) => t(`codexContent.pricing.${key}`)
  const hint = (key: string) =>
    draft.limits.floor_minor > 1
      ? t(`codexContent.pricing.${key}Hint`, values)
      : ""
  const fields = FIELDS[draft.pricing_type]
  const bundle = draft.product_type === "bundle"
  return (
    <Section heading={text("heading")}>
      {!bundle && (
        <RadioGroup
          aria-label={text("heading")}
          className="grid grid-cols-1 gap-3 md:grid-cols-3"
          value={draft.pricing_type}
          onValueChange={(value) =>
            change({
              pricing_type: TYPES.find((one) => one === value) ?? "fixed",
            })
          }
        >
          {TYPES.map((type) => (
            <RadioGroup.ChoiceBox
              key={type}
              value={type}
              label={text(`${type}.label`)}
              description={text(`${type}.text`)}
            />
          ))}
        </RadioGroup>
      )}
      {fields.length > 0 && (
        <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
          {fields.map(([field, key, optional]) => (
            <Field
              key={field}
              label={text(key)}
              hint={hint(key)}
              values={values}
              optional={optional}
              error={errors[field]}
            >
              <MoneyInput
                value={draft[field]}
                onChange={(value) => change({ [field]: value })}
              />
            </Field>
          ))}
        </div>
      )}
      <ReceiveLine price={sharedPrice(draft)} />
    </Section>
  )
}

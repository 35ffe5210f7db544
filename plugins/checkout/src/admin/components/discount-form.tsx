import { Input } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { DiscountDraft, DiscountErrors } from "../lib/discount-draft"
import { usePostChoices } from "../lib/discount-queries"
import { DiscountChoice } from "./discount-choice"
import { DiscountField } from "./discount-field"

interface DiscountFormProps {
  draft: DiscountDraft
  errors: DiscountErrors
  change: (part: Partial<DiscountDraft>) => void
}

const WAYS = ["code", "automatic"] as const
const KINDS = ["percentage", "fixed"] as const
const SCOPES = ["organization", "creator", "post"] as const

const pick = <T extends string>(options: readonly T[], value: string, or: T) =>
  options.find((one) => one === value) ?? or

const WhatFor = ({ draft, errors, change }: DiscountFormProps) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCheckout.discounts.${key}`)
  const posts = usePostChoices(draft.scope === "post")
  return (
    <>
      <DiscountField label={text("fields.scope")}>
        <DiscountChoice
          value={draft.scope}
          options={SCOPES.map((value) => ({
            value,
            label: text(`scope.${value}`),
          }))}
          onChange={(value) =>
            change({ scope: pick(SCOPES, value, "organization") })
          }
        />
      </DiscountField>
      {draft.scope === "post" && (
        <DiscountField label={text("fields.post")} error={errors.post_id}>
          <DiscountChoice
            value={draft.post_id}
            placeholder={text("fields.postPlaceholder")}
            options={(posts.data ?? []).map((post) => ({
              value: post.id,
              label: `${post.title} · ${post.price_label}`,
            }))}
            onChange={(post_id) => change({ post_id })}
          />
        </DiscountField>
      )}
    </>
  )
}

const HowMuch = ({ draft, errors, change }: DiscountFormProps) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCheckout.discounts.${key}`)
  return (
    <div className="grid grid-cols-2 items-start gap-4">
      <DiscountField label={text("fields.kind")}>
        <DiscountChoice
          value={draft.kind}
          options={KINDS.map((value) => ({
            value,
            label: text(`kind.${value}`),
          }))}
          onChange={(value) => change({ kind: pick(KINDS, value, "fixed") })}
        />
      </DiscountField>
      <DiscountField label={text(`fields.${draft.kind}`)} error={errors.value}>
        <Input
          inputMode="decimal"
          autoComplete="off"
          value={draft.value}
          onChange={(event) => change({ value: event.target.value })}
        />
      </DiscountField>
    </div>
  )
}

const Limits = ({ draft, errors, change }: DiscountFormProps) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCheckout.discounts.${key}`)
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-4">
        {(["max_uses", "per_customer"] as const).map((field) => (
          <DiscountField
            key={field}
            label={text(`fields.${field}`)}
            error={errors[field]}
            optional
          >
            <Input
              inputMode="numeric"
              autoComplete="off"
              value={draft[field]}
              onChange={(event) => change({ [field]: event.target.value })}
            />
          </DiscountField>
        ))}
      </div>
      <div className="grid grid-cols-2 items-start gap-4">
        {(["starts_at", "ends_at"] as const).map((field) => (
          <DiscountField
            key={field}
            label={text(`fields.${field}`)}
            error={errors[field]}
            optional
          >
            <Input
              type="datetime-local"
              value={draft[field]}
              onChange={(event) => change({ [field]: event.target.value })}
            />
          </DiscountField>
        ))}
      </div>
    </>
  )
}

/** What a discount is, how much it takes off, and how far it goes. */
export const DiscountForm = (props: DiscountFormProps) => {
  const { draft, errors, change } = props
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCheckout.discounts.${key}`)
  return (
    <>
      <DiscountField
        label={text("fields.way")}
        hint={text(`way.${draft.way}Hint`)}
      >
        <DiscountChoice
          value={draft.way}
          options={WAYS.map((value) => ({
            value,
            label: text(`way.${value}`),
          }))}
          onChange={(value) => change({ way: pick(WAYS, value, "code") })}
        />
      </DiscountField>
      {draft.way === "code" && (
        <DiscountField
          label={text("fields.code")}
          hint={text("fields.codeHint")}
          error={errors.code}
        >
          <Input
            autoComplete="off"
            value={draft.code}
            onChange={(event) =>
              change({ code: event.target.value.toUpperCase() })
            }
          />
        </DiscountField>
      )}
      <HowMuch {...props} />
      <WhatFor {...props} />
      <Limits {...props} />
    </>
  )
}

import { Field } from "@codex/admin-kit"
import { Input, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { PoliciesResponse, PolicyBody } from "../../contract"
import { day } from "../lib/format"
import { draftOf, readDraft } from "../lib/policy-draft"
import { changedRules, policyRules } from "../lib/policy-rules"
import { usePlanPolicy } from "../lib/use-policies"
import { FormDrawer } from "./form-drawer"
import { RuleText } from "./policy-text"

const NUMBERS = [
  "hold_days",
  "reserve_bps",
  "reserve_days",
  "minimum_minor",
  "negative_floor_minor",
  "cool_down_hours",
] as const

/** What a creator will read of the change, before it is announced. */
const Changes = (props: {
  policies: PoliciesResponse
  body: PolicyBody | null
}) => {
  const { t, i18n } = useTranslation()
  const { policies, body } = props
  const { current, currency_code: currency } = policies
  if (!body) {
    return null
  }
  const rules = changedRules(
    policyRules(t, current, currency),
    policyRules(t, { ...current, ...body }, currency)
  )
  const from = day(`${body.starts_on}T12:00:00Z`, i18n.language)
  return (
    <section className="flex flex-col gap-2" aria-live="polite">
      <Text size="small" weight="plus">
        {rules.length > 0
          ? t("codexWallet.policies.form.changes", { day: from })
          : t("codexWallet.policies.form.same")}
      </Text>
      {rules.map((rule) => (
        <RuleText key={rule.name} rule={rule} />
      ))}
    </section>
  )
}

/** Plans a policy: the numbers in force to begin with, a day, a reason. */
export const PolicyFormDrawer = (props: {
  policies: PoliciesResponse
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const { policies, onClose } = props
  const [draft, setDraft] = useState(() => draftOf(policies))
  const plan = usePlanPolicy()
  const { body, wrong } = readDraft(draft, policies)
  const field = (name: keyof PolicyBody, more: object = {}) => (
    <Field
      key={name}
      id={`policy-${name}`}
      label={t(`codexWallet.policies.form.${name}.label`)}
      hint={t(`codexWallet.policies.form.${name}.hint`, {
        days: policies.current.refund_window_days,
        currency: policies.currency_code.toUpperCase(),
      })}
      error={
        wrong.has(name)
          ? t(`codexWallet.policies.form.${name}.wrong`, {
              days: policies.current.refund_window_days,
            })
          : null
      }
    >
      <Input
        id={`policy-${name}`}
        value={draft[name]}
        onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
        {...more}
      />
    </Field>
  )
  const submit = () => {
    if (body) {
      plan.mutate(body, {
        onSuccess: () => {
          toast.success(t("codexWallet.policies.form.done"))
          onClose()
        },
      })
    }
  }
  return (
    <FormDrawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("codexWallet.policies.form.title")}
      purpose={t("codexWallet.policies.form.purpose")}
      submit={t("codexWallet.policies.form.submit")}
      busy={plan.isPending}
      disabled={body === null}
      onSubmit={submit}
    >
      {field("starts_on", { type: "date", min: policies.earliest })}
      {NUMBERS.map((name) => field(name, { inputMode: "decimal" }))}
      {field("note", { maxLength: 300 })}
      <Changes policies={policies} body={body} />
      {plan.error && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          {plan.error.message}
        </Text>
      )}
    </FormDrawer>
  )
}

import { Field } from "@codex/admin-kit"
import { Input, Select, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { RuleBody, RulesResponse } from "../../contract"
import { percentToBps } from "../lib/draft-parties"
import { percent } from "../lib/format"
import { useAddRule, useRulePreview, type RuleDraft } from "../lib/use-rules"
import { textOf } from "../lib/text-of"
import { FormDrawer } from "./form-drawer"
import { RulePreview } from "./rule-preview"

const SCOPES = [
  "organization",
  "creator",
  "post",
  "product_type",
  "collection",
  "platform",
] as const

type Scope = RuleBody["scope"]

function draftOf(scope: Scope, subject: string, rate: string) {
  const bps = percentToBps(rate)
  const named = subject.trim()
  return bps === null || (scope !== "platform" && !named)
    ? null
    : ({
        scope,
        bps,
        ...(scope === "platform" ? {} : { subject: named }),
      } satisfies RuleDraft)
}

const ScopeChoice = (props: {
  value: Scope
  onChange: (scope: Scope) => void
}) => {
  const { t } = useTranslation()
  return (
    <Field id="rule-scope" label={t("codexWallet.rules.form.scope")}>
      <Select
        value={props.value}
        onValueChange={(scope) => props.onChange(scope as Scope)}
      >
        <Select.Trigger id="rule-scope">
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {SCOPES.map((scope) => (
            <Select.Item key={scope} value={scope}>
              {t(`codexWallet.rules.scope.${scope}`)}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </Field>
  )
}

/** A new rule, with what it would change before it is added. */
export const RuleDrawer = (props: {
  rules: RulesResponse
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const { rules, onClose } = props
  const [scope, setScope] = useState<Scope>("creator")
  const [subject, setSubject] = useState("")
  const [rate, setRate] = useState("")
  const draft = draftOf(scope, subject, rate)
  const preview = useRulePreview(draft)
  const add = useAddRule()
  const submit = (form: HTMLFormElement) => {
    const starts = textOf(form, "starts_at")
    if (draft) {
      add.mutate(
        {
          ...draft,
          note: textOf(form, "note"),
          ...(starts ? { starts_at: new Date(starts).toISOString() } : {}),
        },
        {
          onSuccess: () => {
            toast.success(t("codexWallet.rules.form.done"))
            onClose()
          },
        }
      )
    }
  }
  return (
    <FormDrawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("codexWallet.rules.form.title")}
      purpose={t("codexWallet.rules.form.purpose")}
      submit={t("codexWallet.rules.form.submit")}
      busy={add.isPending}
      disabled={draft === null}
      onSubmit={submit}
    >
      <ScopeChoice value={scope} onChange={setScope} />
      {scope !== "platform" && (
        <Field
          id="rule-subject"
          label={t(`codexWallet.rules.form.subject.${scope}`)}
          error={draft && preview.error ? preview.error.message : null}
        >
          <Input
            id="rule-subject"
            data-needed
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
          />
        </Field>
      )}
      <Field
        id="rule-rate"
        label={t("codexWallet.rules.form.rate")}
        hint={t("codexWallet.rules.form.range", {
          from: percent(rules.range.min_bps),
          to: percent(rules.range.max_bps),
          usual: percent(rules.default_bps),
        })}
        error={add.error?.message ?? null}
      >
        <Input
          id="rule-rate"
          data-needed
          inputMode="decimal"
          value={rate}
          onChange={(event) => setRate(event.target.value)}
        />
      </Field>
      <Field
        id="rule-starts"
        label={t("codexWallet.rules.form.starts")}
        hint={t("codexWallet.rules.form.startsHint")}
      >
        <Input id="rule-starts" name="starts_at" type="datetime-local" />
      </Field>
      <Field id="rule-note" label={t("codexWallet.rules.form.note")}>
        <Input id="rule-note" name="note" maxLength={300} />
      </Field>
      {draft && preview.data ? (
        <RulePreview preview={preview.data} />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexWallet.rules.form.wait")}
        </Text>
      )}
    </FormDrawer>
  )
}

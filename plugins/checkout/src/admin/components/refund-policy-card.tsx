import { Input, Label, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { LoadFailed, Loading } from "@codex/admin-kit"
import type { RefundPolicyBody, RefundPolicyResponse } from "../../contract"
import { refundSentences } from "../../contract/refund-words"
import { usePolicy, type RuleScope } from "../lib/policy-queries"
import { PolicyCard } from "./policy-card"

const HOURS_A_DAY = 24

/** Silence is set in days; the rule counts hours. */
const FIELDS = [
  { name: "window_days", min: 0, max: 365, unit: 1 },
  { name: "auto_days", min: 0, max: 365, unit: 1 },
  { name: "auto_percent", min: 0, max: 100, unit: 1 },
  { name: "escalate_hours", min: 1, max: 30, unit: HOURS_A_DAY },
] as const

const Threshold = (props: {
  field: (typeof FIELDS)[number]
  value: number
  onChange: (value: number) => void
}) => {
  const { t } = useTranslation()
  const { name, min, max, unit } = props.field
  const text = (key: string) =>
    t(`codexCheckout.storeRules.refunds.${name}.${key}`)
  const id = `refund-${name}`
  return (
    <div className="flex flex-col gap-1">
      <Label htmlFor={id} size="small" weight="plus">
        {text("title")}
      </Label>
      <div className="flex items-center gap-2">
        <Input
          id={id}
          type="number"
          required
          // An hour's silence set by the API stays what it is until changed.
          step={props.value % unit === 0 ? 1 : "any"}
          min={min}
          max={max}
          className="w-24 tabular-nums"
          value={Number.isNaN(props.value) ? "" : props.value / unit}
          onChange={({ target }) =>
            props.onChange(Math.round(target.valueAsNumber * unit))
          }
        />
        <Text size="small" className="text-ui-fg-subtle">
          {text("unit")}
        </Text>
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {text("text")}
      </Text>
    </div>
  )
}

/** The words of the post page and the checkout, as they will stand there. */
const Preview = ({ policy }: { policy: RefundPolicyBody }) => {
  const { t } = useTranslation()
  const name = "codexCheckout.storeRules.refunds"
  const whole = Object.values(policy).every(Number.isInteger)
  return (
    <div className="bg-ui-bg-subtle px-6 py-4" aria-live="polite">
      <Text size="xsmall" weight="plus" className="text-ui-fg-subtle">
        {t(`${name}.preview`)}
      </Text>
      <Text size="small">
        {whole
          ? refundSentences(policy)
              .map(({ key, ...values }) =>
                t(`${name}.sentences.${key}`, values)
              )
              .join(" ")
          : t(`${name}.incomplete`)}
      </Text>
    </div>
  )
}

const Loaded = (props: {
  data: RefundPolicyResponse
  scope: RuleScope
  rule: ReturnType<typeof usePolicy<"refund-policy">>
}) => {
  const { t } = useTranslation()
  const { data, rule } = props
  const [policy, setPolicy] = useState<RefundPolicyBody>(data.policy)
  return (
    <PolicyCard
      title={t("codexCheckout.storeRules.refunds.title")}
      purpose={t("codexCheckout.storeRules.refunds.purpose")}
      scope={props.scope}
      own={data.own}
      editable={data.editable}
      saving={rule.save.isPending}
      onSave={(said) => rule.save.mutate(policy, said)}
      onFollow={(said) => rule.follow.mutate(undefined, said)}
    >
      <div className="grid grid-cols-1 gap-6 px-6 py-4 md:grid-cols-2">
        {FIELDS.map((field) => (
          <Threshold
            key={field.name}
            field={field}
            value={policy[field.name]}
            onChange={(value) => setPolicy({ ...policy, [field.name]: value })}
          />
        ))}
      </div>
      <Preview policy={policy} />
    </PolicyCard>
  )
}

/** When money comes back, by itself or by somebody's decision. */
export const RefundPolicyCard = ({ scope }: { scope: RuleScope }) => {
  const rule = usePolicy("refund-policy", scope)
  const { data, error, refetch } = rule.query
  if (error && !data) {
    return <LoadFailed error={error} onRetry={() => void refetch()} />
  }
  return data ? (
    <Loaded key={JSON.stringify(data)} data={data} scope={scope} rule={rule} />
  ) : (
    <Loading />
  )
}

import { Label, Switch, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { LoadFailed, Loading } from "@codex/admin-kit"
import type { BuyerPolicyBody, BuyerPolicyResponse } from "../../contract"
import { usePolicy, type RuleScope } from "../lib/policy-queries"
import { PolicyCard } from "./policy-card"

const DETAILS = ["name", "verified_email", "phone"] as const

const Detail = (props: {
  name: (typeof DETAILS)[number]
  on: boolean
  onChange: (on: boolean) => void
}) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCheckout.storeRules.buyer.${key}`)
  const id = `buyer-${props.name}`
  return (
    <div className="flex items-start justify-between gap-4 px-6 py-4">
      <div>
        <Label htmlFor={id} size="small" weight="plus">
          {text(`${props.name}.title`)}
        </Label>
        <Text size="small" className="text-ui-fg-subtle">
          {text(`${props.name}.text`)}
        </Text>
      </div>
      <Switch
        id={id}
        className="shrink-0"
        checked={props.on}
        onCheckedChange={props.onChange}
      />
    </div>
  )
}

const Loaded = (props: {
  data: BuyerPolicyResponse
  scope: RuleScope
  rule: ReturnType<typeof usePolicy<"buyer-policy">>
}) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCheckout.storeRules.buyer.${key}`)
  const { data, rule } = props
  const [policy, setPolicy] = useState<BuyerPolicyBody>(data.policy)
  const asked = DETAILS.filter((name) => policy[name])
  return (
    <PolicyCard
      title={text("title")}
      purpose={text("purpose")}
      scope={props.scope}
      own={data.own}
      editable={data.editable}
      saving={rule.save.isPending}
      onSave={(said) => rule.save.mutate(policy, said)}
      onFollow={(said) => rule.follow.mutate(undefined, said)}
    >
      {DETAILS.map((name) => (
        <Detail
          key={name}
          name={name}
          on={policy[name]}
          onChange={(on) => setPolicy({ ...policy, [name]: on })}
        />
      ))}
      <div className="bg-ui-bg-subtle px-6 py-4">
        <Text size="xsmall" weight="plus" className="text-ui-fg-subtle">
          {text("preview")}
        </Text>
        <Text size="small">
          {asked.length === 0
            ? text("asksNothing")
            : t("codexCheckout.storeRules.buyer.asks", {
                details: asked.map((name) => text(`${name}.short`)).join(", "),
              })}
        </Text>
      </div>
    </PolicyCard>
  )
}

/** What buyers are asked for before they pay. */
export const BuyerPolicyCard = ({ scope }: { scope: RuleScope }) => {
  const rule = usePolicy("buyer-policy", scope)
  const { data, error, refetch } = rule.query
  if (error && !data) {
    return <LoadFailed error={error} onRetry={() => void refetch()} />
  }
  return data ? (
    <Loaded
      // What was saved elsewhere or followed again is what is shown.
      key={JSON.stringify(data)}
      data={data}
      scope={scope}
      rule={rule}
    />
  ) : (
    <Loading />
  )
}

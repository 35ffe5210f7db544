import { money } from "@codex/admin-kit"
import { Alert, Button, Drawer, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { WalletResponse } from "../../contract"
import { day } from "../lib/format"
import { changedRules, policyRules, type PolicyRule } from "../lib/policy-rules"
import { RecoupOrder, RuleText } from "./policy-text"

/** What will be different, and from when: said before it counts. */
const Planned = (props: { from: string; rules: readonly PolicyRule[] }) => {
  const { t, i18n } = useTranslation()
  return (
    <Alert variant="info" className="[&>div]:w-full">
      <Text size="small" weight="plus">
        {t("codexWallet.policy.planned", {
          day: day(props.from, i18n.language),
        })}
      </Text>
      {props.rules.map(({ name, title, text }) => (
        <Text key={name} size="small" className="mt-2">
          <span className="font-medium">{title}: </span>
          {text}
        </Text>
      ))}
      <Text size="small" className="text-ui-fg-subtle mt-2">
        {t("codexWallet.policy.plannedNote")}
      </Text>
    </Alert>
  )
}

/** The rules in plain sentences, with the numbers that are in force. */
export const PolicyDrawer = ({ wallet }: { wallet: WalletResponse }) => {
  const { t } = useTranslation()
  const { policy, planned, reserved_minor: reserved } = wallet.payout
  const { currency_code: currency } = wallet
  const rules = policyRules(t, policy, currency)
  const next = planned
    ? changedRules(rules, policyRules(t, planned.policy, currency))
    : []
  return (
    <Drawer>
      <Drawer.Trigger asChild>
        <Button size="small" variant="transparent">
          {t("codexWallet.policy.open")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("codexWallet.policy.title")}</Drawer.Title>
          <Drawer.Description>
            {t("codexWallet.policy.purpose")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-4 overflow-y-auto">
          {planned && next.length > 0 && (
            <Planned from={planned.from} rules={next} />
          )}
          {rules.map((rule) => (
            <RuleText key={rule.name} rule={rule} />
          ))}
          {reserved > 0 && (
            <Text size="small" className="text-ui-fg-subtle">
              {t("codexWallet.policy.reservedNow", {
                reserved: money(reserved, currency),
              })}
            </Text>
          )}
          <RecoupOrder policy={policy} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

import { Button, Drawer, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { WalletResponse } from "../../contract"
import { money, percent } from "../lib/format"

/** The rules in plain sentences, with the numbers that are in force. */
export const PolicyDrawer = ({ wallet }: { wallet: WalletResponse }) => {
  const { t } = useTranslation()
  const { policy, reserved_minor: reserved } = wallet.payout
  const { currency_code: currency } = wallet
  const values = {
    minimum: money(policy.minimum_minor, currency),
    hold: policy.hold_days,
    window: policy.refund_window_days,
    reserve: percent(policy.reserve_bps),
    reserveDays: policy.reserve_days,
    reserved: money(reserved, currency),
    floor: money(policy.negative_floor_minor, currency),
    coolDown: policy.cool_down_hours,
  }
  const rules = [
    "hold",
    policy.reserve_bps > 0 ? "reserve" : "noReserve",
    "minimum",
    "coolDown",
    "floor",
  ]
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
          {rules.map((rule) => (
            <div key={rule}>
              <Text size="small" weight="plus">
                {t(`codexWallet.policy.${rule}.title`)}
              </Text>
              <Text size="small" className="text-ui-fg-subtle">
                {t(`codexWallet.policy.${rule}.text`, values)}
              </Text>
            </div>
          ))}
          <div>
            <Text size="small" weight="plus">
              {t("codexWallet.policy.recoup.title")}
            </Text>
            <ol className="text-ui-fg-subtle txt-small">
              {policy.recoup_order.map((step, at) => (
                <li key={step}>
                  {`${String(at + 1)}. `}
                  {t(`codexWallet.policy.recoup.${step}`)}
                </li>
              ))}
            </ol>
          </div>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

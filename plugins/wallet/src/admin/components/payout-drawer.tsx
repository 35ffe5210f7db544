import { money } from "@codex/admin-kit"
import { Drawer, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { QueuedPayout } from "../../contract"
import { PayoutDecision } from "./payout-decision"
import { PayoutSteps } from "./payout-steps"

const Facts = ({ payout }: { payout: QueuedPayout }) => {
  const { t } = useTranslation()
  const rows = [
    ["payee", payout.payee_name],
    ["holder", payout.holder_name],
    ["destination", `${payout.masked} · ${payout.country}`],
    ["way", t(`codexWallet.destination.rail.${payout.provider}`)],
    ["reference", payout.reference],
    ["failure", payout.failure],
  ] as const
  return (
    <dl className="divide-y">
      {rows.map(([name, value]) =>
        value ? (
          <div key={name} className="flex justify-between gap-4 py-2">
            <dt className="txt-small text-ui-fg-subtle">
              {t(`codexWallet.queue.fact.${name}`)}
            </dt>
            <dd className="txt-small break-words text-right">{value}</dd>
          </div>
        ) : null
      )}
    </dl>
  )
}

/** One payout as the operator decides it. */
export const PayoutDrawer = (props: {
  payout: QueuedPayout
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const { payout, onClose } = props
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>
            {t("codexWallet.history.one", {
              amount: money(payout.amount_minor, payout.currency_code),
            })}
          </Drawer.Title>
          <Drawer.Description>{payout.payee_name}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-6 overflow-y-auto">
          <Facts payout={payout} />
          <div>
            <Text size="small" weight="plus">
              {t("codexWallet.queue.happened")}
            </Text>
            <PayoutSteps payout={payout} />
          </div>
        </Drawer.Body>
        <Drawer.Footer>
          <PayoutDecision key={payout.state} payout={payout} onDone={onClose} />
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

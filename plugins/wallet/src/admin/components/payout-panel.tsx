import { money } from "@codex/admin-kit"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { WalletResponse } from "../../contract"
import { moment } from "../lib/format"
import { useConnectStripe } from "../lib/use-payouts"
import type { PayeeKind } from "../lib/use-wallet"
import { DestinationDrawer } from "./destination-drawer"
import { PayoutRequest } from "./payout-request"
import { PolicyDrawer } from "./policy-drawer"

interface PanelProps {
  wallet: WalletResponse
  payee: PayeeKind
}

/** What stands in the way, in words, right under the button. */
function useReason({ payout, currency_code: currency }: WalletResponse) {
  const { t, i18n } = useTranslation()
  return payout.block
    ? t(`codexWallet.block.${payout.block}`, {
        minimum: money(payout.policy.minimum_minor, currency),
        payable: money(payout.payable_minor, currency),
        at: payout.destination
          ? moment(payout.destination.usable_from, i18n.language)
          : "",
      })
    : null
}

const Where = ({ wallet, payee }: PanelProps) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const stripe = useConnectStripe(payee)
  const { destination, rails } = wallet.payout
  const unfinished = destination && !destination.ready
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Text size="small" className="text-ui-fg-subtle">
        {destination
          ? t("codexWallet.payout.to", {
              name: destination.holder_name,
              masked: destination.masked,
            })
          : t("codexWallet.payout.nowhere")}
      </Text>
      {unfinished && (
        <Button
          size="small"
          variant="secondary"
          isLoading={stripe.isPending}
          onClick={() => stripe.mutate({ country: destination.country })}
        >
          {t("codexWallet.payout.continue")}
        </Button>
      )}
      {rails.length > 0 && (
        <Button
          size="small"
          variant={destination ? "transparent" : "secondary"}
          onClick={() => setOpen(true)}
        >
          {t(`codexWallet.payout.${destination ? "change" : "add"}`)}
        </Button>
      )}
      {open && (
        <DestinationDrawer
          payee={payee}
          payout={wallet.payout}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}

/** What can be paid now and where to; and if nothing, why. */
export const PayoutPanel = ({ wallet, payee }: PanelProps) => {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const reason = useReason(wallet)
  const { payout, currency_code: currency } = wallet
  return (
    <Container className="flex flex-col gap-3 px-6 py-4">
      <div className="flex flex-col justify-between gap-4 md:flex-row">
        <div className="flex flex-col gap-1">
          <Heading level="h2">{t("codexWallet.payout.title")}</Heading>
          <Text size="small">
            {t("codexWallet.payout.payable", {
              amount: money(payout.payable_minor, currency),
            })}
          </Text>
          <Where wallet={wallet} payee={payee} />
        </div>
        <div className="flex flex-wrap items-start gap-2">
          <PolicyDrawer wallet={wallet} />
          <Button
            size="small"
            disabled={reason !== null}
            aria-describedby="payout-reason"
            onClick={() => setAsking(true)}
          >
            {t("codexWallet.payout.ask")}
          </Button>
        </div>
      </div>
      {reason && (
        <Text id="payout-reason" size="small" className="text-ui-fg-subtle">
          {reason}
        </Text>
      )}
      {asking && (
        <PayoutRequest
          wallet={wallet}
          payee={payee}
          onClose={() => setAsking(false)}
        />
      )}
    </Container>
  )
}

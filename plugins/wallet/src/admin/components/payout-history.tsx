import { money } from "@codex/admin-kit"
import {
  Button,
  Container,
  Drawer,
  Heading,
  Text,
  toast,
  usePrompt,
} from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { PayoutView } from "../../contract"
import { ago } from "../lib/format"
import { useCancelPayout, usePayouts } from "../lib/use-payouts"
import type { PayeeKind } from "../lib/use-wallet"
import { PayoutStateBadge } from "./payout-state"
import { PayoutSteps } from "./payout-steps"

const Row = (props: { payout: PayoutView; onOpen: () => void }) => {
  const { i18n } = useTranslation()
  const { payout } = props
  return (
    <button
      type="button"
      onClick={props.onOpen}
      className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex w-full items-center justify-between gap-4 px-6 py-3 text-left"
    >
      <span className="flex flex-col">
        <Text size="small" weight="plus" className="tabular-nums">
          {money(payout.amount_minor, payout.currency_code)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {payout.masked}
        </Text>
      </span>
      <span className="flex flex-col items-end gap-1">
        <PayoutStateBadge state={payout.state} />
        <Text size="xsmall" className="text-ui-fg-subtle">
          {ago(payout.requested_at, i18n.language)}
        </Text>
      </span>
    </button>
  )
}

function useCancel(onDone: () => void) {
  const { t } = useTranslation()
  const prompt = usePrompt()
  const cancel = useCancelPayout()
  const run = async (payout: PayoutView) => {
    const amount = money(payout.amount_minor, payout.currency_code)
    const sure = await prompt({
      title: t("codexWallet.history.cancel.title", { amount }),
      description: t("codexWallet.history.cancel.text"),
      confirmText: t("codexWallet.history.cancel.confirm"),
      cancelText: t("codexWallet.cancel"),
    })
    if (sure) {
      cancel.mutate(payout.id, {
        onSuccess: onDone,
        onError: (error) => toast.error(error.message),
      })
    }
  }
  return { run, busy: cancel.isPending }
}

const Details = (props: { payout: PayoutView; onClose: () => void }) => {
  const { t } = useTranslation()
  const { payout, onClose } = props
  const cancel = useCancel(onClose)
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>
            {t("codexWallet.history.one", {
              amount: money(payout.amount_minor, payout.currency_code),
            })}
          </Drawer.Title>
          <Drawer.Description>{payout.masked}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-3 overflow-y-auto">
          {payout.reference && (
            <Text size="small">
              {t("codexWallet.history.reference", {
                reference: payout.reference,
              })}
            </Text>
          )}
          <PayoutSteps payout={payout} />
        </Drawer.Body>
        <Drawer.Footer>
          {payout.state === "requested" && (
            <Button
              size="small"
              variant="danger"
              isLoading={cancel.busy}
              onClick={() => void cancel.run(payout)}
            >
              {t("codexWallet.history.cancel.open")}
            </Button>
          )}
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {t("codexWallet.drawer.close")}
            </Button>
          </Drawer.Close>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

/** Payouts asked for, newest first; a click tells what happened to one. */
export const PayoutHistory = ({ payee }: { payee: PayeeKind }) => {
  const { t } = useTranslation()
  const { data } = usePayouts(payee)
  const [open, setOpen] = useState<string | null>(null)
  const payouts = data?.payouts ?? []
  const shown = payouts.find((payout) => payout.id === open)
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("codexWallet.history.title")}</Heading>
        {data && payouts.length === 0 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("codexWallet.history.empty")}
          </Text>
        )}
      </div>
      {payouts.map((payout) => (
        <Row
          key={payout.id}
          payout={payout}
          onOpen={() => setOpen(payout.id)}
        />
      ))}
      {shown && <Details payout={shown} onClose={() => setOpen(null)} />}
    </Container>
  )
}

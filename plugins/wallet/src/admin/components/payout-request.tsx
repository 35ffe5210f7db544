import { Field, money } from "@codex/admin-kit"
import { Input, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { WalletResponse } from "../../contract"
import { major, toMinor } from "../lib/format"
import { useRequestPayout } from "../lib/use-payouts"
import type { PayeeKind } from "../lib/use-wallet"
import { FormDrawer } from "./form-drawer"

interface Props {
  wallet: WalletResponse
  payee: PayeeKind
  onClose: () => void
}

/** Why this amount cannot be asked for, or nothing. */
function useProblem({ wallet }: Props, minor: number | null): string | null {
  const { t } = useTranslation()
  const { payout, currency_code: currency } = wallet
  const { minimum_minor: minimum } = payout.policy
  if (minor === null) {
    return t("codexWallet.request.notAmount")
  }
  if (minor < minimum) {
    return t("codexWallet.request.tooLittle", {
      amount: money(minimum, currency),
    })
  }
  return minor > payout.payable_minor
    ? t("codexWallet.request.tooMuch", {
        amount: money(payout.payable_minor, currency),
      })
    : null
}

const Destination = ({ wallet }: Pick<Props, "wallet">) => {
  const { t } = useTranslation()
  const to = wallet.payout.destination
  return to ? (
    <Text size="small" className="text-ui-fg-subtle">
      {t("codexWallet.request.to", { name: to.holder_name, masked: to.masked })}{" "}
      {t(`codexWallet.request.arrival.${to.provider}`)}
    </Text>
  ) : null
}

/** One key for as long as the drawer is open: two clicks are one payout. */
export const PayoutRequest = (props: Props) => {
  const { t } = useTranslation()
  const { wallet, payee, onClose } = props
  const { currency_code: currency, payout } = wallet
  const [key] = useState(() => crypto.randomUUID())
  const [text, setText] = useState(major(payout.payable_minor, currency))
  const minor = toMinor(text, currency)
  const problem = useProblem(props, minor)
  const request = useRequestPayout(payee)
  const submit = () => {
    if (minor === null || problem) {
      return
    }
    request.mutate(
      { amount_minor: minor, idempotency_key: key },
      {
        onSuccess: () => {
          toast.success(t("codexWallet.request.done"))
          onClose()
        },
      }
    )
  }
  return (
    <FormDrawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("codexWallet.request.title")}
      purpose={t("codexWallet.request.purpose")}
      submit={t("codexWallet.request.submit", {
        amount: money(minor ?? 0, currency),
      })}
      busy={request.isPending}
      disabled={problem !== null}
      onSubmit={submit}
    >
      <Field
        id="payout-amount"
        label={t("codexWallet.request.amount")}
        hint={t("codexWallet.request.range", {
          from: money(payout.policy.minimum_minor, currency),
          to: money(payout.payable_minor, currency),
        })}
        error={problem ?? request.error?.message ?? null}
      >
        <Input
          id="payout-amount"
          inputMode="decimal"
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Destination wallet={wallet} />
    </FormDrawer>
  )
}

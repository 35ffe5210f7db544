import { Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { WalletResponse } from "../../contract"
import type { PayeeKind } from "../lib/use-wallet"

/** Your own wallet or your brand's; hidden where there is only one. */
export const PayeeSwitch = (props: {
  wallet: WalletResponse
  value: PayeeKind
  onChange: (kind: PayeeKind) => void
}) => {
  const { t } = useTranslation()
  if (props.wallet.payees.length < 2) {
    return null
  }
  return (
    <div className="w-full md:w-60">
      <Select
        size="small"
        value={props.value}
        onValueChange={(kind) => props.onChange(kind as PayeeKind)}
      >
        <Select.Trigger aria-label={t("codexWallet.wallet.payee.label")}>
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {props.wallet.payees.map((payee) => (
            <Select.Item key={payee.kind} value={payee.kind}>
              {payee.name}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  )
}

import { useEffect } from "react"
import { useSearchParams } from "react-router-dom"
import type { WalletResponse } from "../../contract"
import { useConnectStripe, useRefreshStripe } from "./use-payouts"
import type { PayeeKind } from "./use-wallet"

/** Which wallet the address names; Stripe sends people back to theirs. */
export function usePayeeOfAddress(): PayeeKind {
  const [params] = useSearchParams()
  return params.get("payee") === "organization" ? "organization" : "creator"
}

/**
 * Back from Stripe: its event may come later, so it is asked. A link that was
 * used or is too old comes back for another one.
 */
export function useStripeReturn(
  payee: PayeeKind,
  wallet: WalletResponse | undefined
): void {
  const [params, setParams] = useSearchParams()
  const { mutate: refresh } = useRefreshStripe(payee)
  const { mutate: again } = useConnectStripe(payee)
  const how = params.get("stripe")
  const country = wallet?.stripe.country
  useEffect(() => {
    if (!how || !wallet) {
      return
    }
    setParams({ payee }, { replace: true })
    if (how === "again" && country) {
      again({ country })
    } else {
      refresh(undefined)
    }
  }, [how, wallet, country, payee, setParams, refresh, again])
}

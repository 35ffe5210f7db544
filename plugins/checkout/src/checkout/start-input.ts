import type { StartCheckoutBody } from "../contract"
import type { CheckoutOptions } from "../options"
import type { Taxed } from "../tax/port"

/** Who wants to buy what, as the door has checked it. */
export interface StartInput {
  customerId: string
  body: StartCheckoutBody
  options: CheckoutOptions
  now: Date
  /** Worked out before the transaction; absent where no tax applies. */
  taxed?: Taxed | undefined
}

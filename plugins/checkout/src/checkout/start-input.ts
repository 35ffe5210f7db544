import type { StartCheckoutBody } from "../contract"
import type { CheckoutOptions } from "../options"

/** Who wants to buy what, as the door has checked it. */
export interface StartInput {
  customerId: string
  body: StartCheckoutBody
  options: CheckoutOptions
  now: Date
}

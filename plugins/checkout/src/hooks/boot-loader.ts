import type { LoaderOptions } from "@medusajs/framework/types"
import { registerPayoutEvents } from "../ingress/payout-events"
import { setOptions } from "../options"
import { takeCoreHooks } from "./take-core-hooks"

/** Options and core hooks, or no server (ARCHITECTURE §1). */
export default async function bootCheckout({
  options,
}: LoaderOptions): Promise<void> {
  setOptions(options)
  registerPayoutEvents()
  takeCoreHooks()
}

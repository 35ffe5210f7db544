import { checkoutOptions } from "../options"

const LIVE_KEY = /^(sk|rk)_live_/

/**
 * Test money in a live shop or the other way round: an endpoint set up in the
 * wrong mode. Such an event is kept for a person and moves nothing.
 */
export function isOtherMode(
  provider: string,
  livemode: boolean | null
): boolean {
  if (!provider.startsWith("stripe") || livemode === null) {
    return false
  }
  const { stripe } = checkoutOptions()
  return stripe !== undefined && LIVE_KEY.test(stripe.apiKey) !== livemode
}

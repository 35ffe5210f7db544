// The money suite's second shop: payments through the real SDK to a stateful
// stand-in for Stripe that fails on purpose.
import { after, before, describe } from "node:test"
import { replyLost } from "./m06-reply-lost.mts"
import { SEED } from "./run.mts"
import { bootStripeShop, stopStripeShop } from "./stripe-shop.mts"

before(() => bootStripeShop("reliability-stripe"))
after(stopStripeShop)

describe(`Money with Stripe under faults, seed ${String(SEED)}`, () => {
  describe("M6 · replies that are lost", replyLost)
})

// The money suite's second shop: payments through the real SDK to a stateful
// stand-in for Stripe that fails on purpose.
import { after, before, describe } from "node:test"
import { permutations } from "./m03-permutations.mts"
import { replyLost } from "./m06-reply-lost.mts"
import { outOfBand } from "./m08-out-of-band.mts"
import { SEED } from "./run.mts"
import { bootStripeShop, stopStripeShop } from "./stripe-shop.mts"

before(() => bootStripeShop("reliability-stripe"))
after(stopStripeShop)

describe(`Money with Stripe under faults, seed ${String(SEED)}`, () => {
  describe("M3 · permutations", permutations)
  describe("M6 · replies that are lost", replyLost)
  describe("M8 · out of band", outOfBand)
})

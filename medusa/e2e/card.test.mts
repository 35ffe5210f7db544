// The card form on a shop that runs already, beside the stand-in for Stripe:
//   npm start -- --stripe-fake
//   STOREFRONT=http://localhost:4321 STRIPE=http://localhost:12111 \
//     POST=/quiet-hours/a-flower-opens node --test medusa/e2e/card.test.mts
import { after, before, describe } from "node:test"
import type { TestShop } from "../integration-tests/shop.mts"
import { cardJourney } from "./card.mts"
import { Stage, useStage } from "./stage.mts"

const { STOREFRONT = "", STRIPE = "", POST = "" } = process.env

before(async () => {
  const shop = { storefrontUrl: STOREFRONT } as TestShop
  useStage(await Stage.open(shop))
})
after(() => useStage().close())

describe("A shopper pays by card", () => {
  cardJourney({ stripe: STRIPE, post: POST })
})

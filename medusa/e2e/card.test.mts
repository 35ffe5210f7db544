// The card form in a real browser, on a shop beside the stand-in for Stripe.
import { after, before, describe } from "node:test"
import { useShop } from "../integration-tests/shop.mts"
import { bootTestShop } from "../testing/test-shop.mjs"
import type { CardShop } from "./card-page.mts"
import { cardJourney } from "./card.mts"
import { directJourney } from "./direct.mts"
import { Stage, useStage } from "./stage.mts"
import { taxJourney } from "./tax.mts"

const at: CardShop = { stripe: "", post: "" }

before(async () => {
  const shop = await bootTestShop({
    name: "e2e-card",
    backendPort: 9650,
    storefrontPort: 4950,
    storefront: true,
    stripeFake: true,
  })
  useShop(shop)
  useStage(await Stage.open(shop))
  at.stripe = shop.stripeUrl ?? ""
  at.post = `/${shop.demo.handle}/evening-wind-down`
})
after(async () => {
  await useStage().close()
  await useShop().stop()
})

describe("A shopper pays by card", () => {
  cardJourney(at)
})
describe("An organization is paid directly", () => {
  directJourney(at)
})
describe("Tax is shown, charged and recorded", () => {
  taxJourney(at)
})

// The card form in a real browser, on a shop beside the stand-in for Stripe.
import { after, before, describe } from "node:test"
import { useShop } from "../integration-tests/shop.mts"
import { CERTIFICATE, CLIENT, OidcFake } from "../testing/oidc-fake/server.mts"
import { bootTestShop } from "../testing/test-shop.mjs"
import { isScaled } from "../testing/topology.mjs"
import type { CardShop } from "./card-page.mts"
import { cardJourney } from "./card.mts"
import { directJourney } from "./direct.mts"
import { signInJourney } from "./sign-in.mts"
import { Stage, useStage } from "./stage.mts"
import { taxJourney } from "./tax.mts"

const at: CardShop = { stripe: "", post: "" }
const signIn: { fake: OidcFake | null } = { fake: null }

before(async () => {
  const fake = new OidcFake(9690)
  await fake.listen()
  signIn.fake = fake
  const shop = await bootTestShop({
    name: "e2e-card",
    backendPort: 9650,
    storefrontPort: 4950,
    storefront: true,
    stripeFake: true,
    scaled: isScaled,
    extraEnv: {
      OIDC_ISSUER: fake.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: "Fjord ID",
      NODE_EXTRA_CA_CERTS: CERTIFICATE,
    },
  })
  useShop(shop)
  useStage(await Stage.open(shop))
  at.stripe = shop.stripeUrl ?? ""
  at.post = `/${shop.demo.handle}/evening-wind-down`
})
after(async () => {
  await useStage().close()
  await useShop().stop()
  signIn.fake?.close()
})

describe("A shopper pays by card", () => {
  cardJourney(at)
})
describe("A shopper says elsewhere who they are", () => {
  signInJourney(signIn)
})
describe("An organization is paid directly", () => {
  directJourney(at)
})
describe("Tax is shown, charged and recorded", () => {
  taxJourney(at)
})

// The journey in a real browser, one person after the other on one shop.
import { after, before, describe } from "node:test"
import { useShop } from "../integration-tests/shop.mts"
import { bootTestShop } from "../testing/test-shop.mjs"
import { isScaled } from "../testing/topology.mjs"
import { accessJourney } from "./access.mts"
import { accessibilityJourney } from "./accessibility.mts"
import { byHandJourney } from "./by-hand.mts"
import { commandKJourney } from "./command-k.mts"
import { creatorJourney } from "./creator.mts"
import { creatorLeavesJourney } from "./creator-leaves.mts"
import { disableJourney } from "./disable.mts"
import { earlyJourney } from "./early.mts"
import { emailJourney } from "./email.mts"
import { emptyJourney } from "./empty.mts"
import { featuresJourney } from "./features.mts"
import { filesJourney } from "./files.mts"
import { homeJourney } from "./home.mts"
import { keyboardJourney } from "./keyboard.mts"
import { killedJourney } from "./killed.mts"
import { mailSettingsJourney } from "./mail-settings.mts"
import { operatorJourney } from "./operator.mts"
import { ownDataJourney } from "./own-data.mts"
import { payoutPolicyJourney } from "./payout-policy.mts"
import { playerJourney } from "./player.mts"
import { payoutsJourney } from "./payouts.mts"
import { peopleJourney } from "./people.mts"
import { phoneJourney } from "./phone.mts"
import { pricesJourney } from "./prices.mts"
import { refundsJourney } from "./refunds.mts"
import { savedViewsJourney } from "./saved-views.mts"
import { settingsJourney } from "./settings.mts"
import { shopperJourney } from "./shopper.mts"
import { signUpJourney } from "./sign-up.mts"
import { Stage, useStage } from "./stage.mts"
import { statesJourney } from "./states.mts"
import { storeRulesJourney } from "./store-rules.mts"
import { uploadsJourney } from "./uploads.mts"
import { viewAsJourney } from "./view-as.mts"

before(async () => {
  const shop = await bootTestShop({
    name: "e2e",
    backendPort: 9600,
    storefrontPort: 4900,
    storefront: true,
    scaled: isScaled,
    extraEnv: { SMS_LOG: "true" },
  })
  useShop(shop)
  useStage(await Stage.open(shop))
})
after(async () => {
  await useStage().close()
  await useShop().stop()
})

describe("A creator uploads and publishes", creatorJourney)
describe("A shopper registers, buys, watches and resumes", shopperJourney)
describe("The sale is seen by operator and creator", operatorJourney)
describe("Access is given, extended and taken back by hand", byHandJourney)
describe("How the shop is doing, and what sells", homeJourney)
describe("Everything is found by ⌘K", commandKJourney)
describe("Lists are narrowed and kept as views", savedViewsJourney)
describe("Prices: free, chosen, discounted, bundled, sold out", pricesJourney)
describe("A store's rules, and money nobody claims", storeRulesJourney)
describe("A brand and its legal texts are set", settingsJourney)
describe("A creator signs up and sells in one sitting", signUpJourney)
if (isScaled) {
  // Half-way: what follows is left to those that remain.
  describe("A transcoder is killed half-way", killedJourney)
}
describe("Two tabs upload five files", uploadsJourney)
describe("A file is downloaded once and not twice", filesJourney)
describe("A film is watched with its texts", playerJourney)
describe("A film plays in so many places, while it may", accessJourney)
describe("People are asked, join, change and go", peopleJourney)
describe("Mails say what the operator wants", mailSettingsJourney)
describe("A login moves to another address", emailJourney)
describe("A creator proves a phone number", phoneJourney)
describe("A shopper takes their data and goes", ownDataJourney)
describe("A creator takes their data and goes", creatorLeavesJourney)
describe("An operator looks on", viewAsJourney)
describe("A post is disabled and enabled", disableJourney)
describe("Features are switched, pages are found", featuresJourney)
describe("A refund is asked for and decided; a bank disputes", refundsJourney)
describe("A payout is asked for, paid and returned", payoutsJourney)
describe("What payouts follow is planned and announced", payoutPolicyJourney)
describe("A film is watched while it is being prepared", earlyJourney)
describe("Every screen, light and dark, is for everybody", accessibilityJourney)
describe("Every screen waits, fails, fills and fits", statesJourney)
describe("Every screen says what is not there", emptyJourney)
describe("The main journeys without a mouse", keyboardJourney)

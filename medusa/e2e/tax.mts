import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { call, signIn } from "../testing/http.mts"
import {
  CARD,
  confirmed,
  payButton as pay,
  site,
  tell,
  typeCard,
  type CardShop,
} from "./card-page.mts"
import { useStage } from "./stage.mts"

/** How long the server may go on not knowing of a new tax region. */
const POLICY_MS = 6_000

const shop = () => useStage().shop

/** What an operator sets up in Medusa's tax-region screens. */
async function taxRegion(body: object): Promise<void> {
  const { backendUrl, demo } = shop()
  const operator = await signIn(
    backendUrl,
    "user",
    demo.logins.operator,
    "operator"
  )
  const path = "/admin/tax-regions"
  const answer = await call(backendUrl, operator, "POST", path, body)
  assert.ok(answer.status < 300, answer.text)
}

async function newShopper(name: string): Promise<Page> {
  const email = `${name.toLowerCase()}-${Date.now()}@tax.example`
  return (await useStage().newShopper(name, email)).page
}

interface Books {
  tax_transactions: { type: string; reference: string }[]
}

/** Stripe's books, once the follow-up of the sale has been delivered. */
async function untilBooked(of: CardShop): Promise<Books["tax_transactions"]> {
  for (let turn = 0; turn < 40; turn++) {
    const answer = await fetch(`${of.stripe}/_fake/state`)
    const { tax_transactions: found } = (await answer.json()) as Books
    if (found.length > 0) {
      return found
    }
    await new Promise((done) => setTimeout(done, 500))
  }
  throw new Error("The sale did not reach Stripe Tax")
}

export function taxJourney(of: CardShop): void {
  let page: Page

  it("asks for the country, adds the operator's rate and says so before paying", async () => {
    await taxRegion({
      country_code: "de",
      provider_id: "tp_system",
      default_tax_rate: { name: "VAT", rate: 7, code: "de-vat" },
    })
    await new Promise((done) => setTimeout(done, POLICY_MS))
    page = await newShopper("Tessa")
    await page.goto(site(`/checkout${of.post}`))
    await page.getByText("Where are you?").waitFor()
    assert.equal(await pay(page).count(), 0)
    await useStage().shoot(page, "tax-asked")
    await page.getByLabel("Country").selectOption("DE")
    await page.getByText("VAT 7 %").waitFor()
    await page.getByRole("button", { name: "Pay $21.39" }).waitFor()
    await useStage().shoot(page, "tax-added")
    await typeCard(page, CARD.good)
    await pay(page).click()
    await confirmed(page)
  })

  it("prints label, rate and amount on the receipt", async () => {
    await page.goto(site("/receipts"))
    await page.locator("a[href^='/receipts/']").first().click()
    await page.getByText("(VAT 7 %)").waitFor()
    await page.getByText("$1.40").waitFor()
    await page.getByText("$21.39").first().waitFor()
    await useStage().shoot(page, "tax-receipt")
    await page.context().close()
  })

  it("works without JavaScript, with Stripe's rate for a postal code", async () => {
    await taxRegion({ country_code: "us", provider_id: "tp_stripe_stripe" })
    await new Promise((done) => setTimeout(done, POLICY_MS))
    page = await newShopper("Una")
    const cookies = await page.context().cookies()
    const plain = await useStage().browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    })
    await plain.addCookies(cookies)
    const still = await plain.newPage()
    await still.goto(site(`/checkout${of.post}`))
    await still.getByLabel("Country").selectOption("US")
    await still.getByRole("button", { name: "Continue" }).click()
    await still.getByText("Enter the postal code").waitFor()
    await still.getByLabel("Postal code").fill("10001")
    await still.getByRole("button", { name: "Continue" }).click()
    await still.getByText("Sales tax 8.875 %").waitFor()
    await still.getByRole("button", { name: "Pay $21.76" }).waitFor()
    const url = still.url()
    await plain.close()
    await page.goto(url)
    await typeCard(page, CARD.good)
    await useStage().shoot(page, "tax-stripe")
    await pay(page).click()
    await confirmed(page)
    const booked = await untilBooked(of)
    assert.deepEqual(
      booked.map(({ type }) => type),
      ["transaction"]
    )
    await page.context().close()
  })

  it("takes no money while nobody can say the tax", async () => {
    await tell(of, "faults", {
      request: { verb: "500_saved", match: "POST /v1/tax/calculations" },
    })
    page = await newShopper("Viktor")
    const query = "country=US&postal_code=10001"
    await page.goto(site(`/checkout${of.post}?${query}`))
    await page.getByText("The tax is not known yet").waitFor()
    assert.equal(await pay(page).count(), 0)
    await useStage().shoot(page, "tax-unavailable")
    await tell(of, "faults", { clear: true })
    await page.getByRole("button", { name: "Continue" }).click()
    await page.getByRole("button", { name: "Pay $21.76" }).waitFor()
    await page.context().close()
  })

  it("asks nobody for anything where nothing costs anything", async () => {
    page = await newShopper("Wanda")
    await page.goto(site(`/checkout/${shop().demo.handle}/three-slow-breaths`))
    await page.getByText("No card needed").waitFor()
    assert.equal(await page.getByLabel("Country").count(), 0)
    await page.context().close()
  })

  it("is seen by the operator where the money went", async () => {
    const { page: desk, context } = await useStage().person()
    await useStage().signInToAdmin(desk, shop().demo.logins.operator)
    await desk.goto(`${shop().backendUrl}/app/purchases`)
    await desk.getByText("Tessa").first().click()
    await desk.getByText("Tax (VAT)").waitFor()
    await desk.getByText("Taxed in").waitFor()
    await useStage().shoot(desk, "tax-operator")
    await context.close()
  })
}

import assert from "node:assert/strict"
import { it } from "node:test"
import type { BrowserContext, Page } from "playwright-core"
import {
  CARD,
  confirmed,
  payButton,
  site,
  tell,
  typeCard,
  type CardShop,
} from "./card-page.mts"
import { useStage } from "./stage.mts"

let serial = Date.now()

/** A new customer, at the checkout of the post. */
async function atCheckout(of: CardShop) {
  const { page, context } = await useStage().newShopper(
    "Carla Card",
    `card-${++serial}@example.com`
  )
  await page.goto(site(`/checkout${of.post}`))
  await page.frameLocator("iframe").getByLabel("Card number").waitFor()
  return { page, context }
}

interface StripeState {
  payment_intents: { id: string; status: string; amount_received: number }[]
}

export async function paidIntents(of: CardShop): Promise<number> {
  const answer = await fetch(`${of.stripe}/_fake/state`)
  const { payment_intents: all } = (await answer.json()) as StripeState
  return all.filter(({ status }) => status === "succeeded").length
}

/** A purchase by a new customer, from the form to the post. */
export async function payByCard(of: CardShop): Promise<void> {
  const { page, context } = await atCheckout(of)
  await typeCard(page, CARD.good)
  await payButton(page).click()
  await confirmed(page)
  await context.close()
}

export function cardJourney(of: CardShop): void {
  let page: Page
  let context: BrowserContext

  it("shows the form as test mode, and pays with a card", async () => {
    ;({ page } = await atCheckout(of))
    await page.getByText("Test mode — no real money").waitFor()
    await useStage().shoot(page, "card-form")
    await payButton(page).click()
    await page
      .frameLocator("[data-payment-element] iframe")
      .getByText("Your card number is incomplete.")
      .waitFor()
    await typeCard(page, CARD.good)
    await payButton(page).click()
    await confirmed(page)
    await useStage().shoot(page, "card-paid")
    await page.context().close()
  })

  it("says why a card was declined, and takes another on the same page", async () => {
    ;({ page } = await atCheckout(of))
    await typeCard(page, CARD.declined)
    await payButton(page).click()
    await page
      .getByText("The payment was declined and nothing was charged")
      .waitFor()
    await useStage().shoot(page, "card-declined")
    await typeCard(page, CARD.good)
    await payButton(page).click()
    await confirmed(page)
    await page.context().close()
  })

  it("asks the bank, hears no, asks again and hears yes", async () => {
    ;({ page } = await atCheckout(of))
    await typeCard(page, CARD.secure)
    await payButton(page).click()
    const bank = page.frameLocator("iframe[title='Confirm with your bank']")
    await bank.getByRole("button", { name: "Fail authentication" }).waitFor()
    await useStage().shoot(page, "card-3ds")
    await bank.getByRole("button", { name: "Fail authentication" }).click()
    await page.getByText("Your bank did not confirm the payment").waitFor()
    await useStage().shoot(page, "card-3ds-failed")
    await payButton(page).click()
    await bank.getByRole("button", { name: "Complete authentication" }).click()
    await confirmed(page)
    await page.context().close()
  })

  it("charges once for a double click", async () => {
    const before = await paidIntents(of)
    ;({ page } = await atCheckout(of))
    await typeCard(page, CARD.good)
    await payButton(page).dblclick()
    await confirmed(page)
    assert.equal((await paidIntents(of)) - before, 1)
    await page.context().close()
  })

  it("gives access though the tab was closed after the click", async () => {
    const before = await paidIntents(of)
    ;({ page, context } = await atCheckout(of))
    await typeCard(page, CARD.good)
    const sent = page.waitForResponse((response) =>
      response.url().endsWith("/confirm")
    )
    await payButton(page).click({ noWaitAfter: true })
    await sent
    await page.close()
    assert.equal((await paidIntents(of)) - before, 1)
    await tell(of, "idle", {})
    const again = await context.newPage()
    await again.waitForTimeout(2000)
    await again.goto(site(`/checkout${of.post}`))
    // Owned by now: the checkout leads to the post.
    await again.waitForURL((url) => url.pathname === of.post)
    await useStage().shoot(again, "card-closed-tab")
    await context.close()
  })

  it("waits for an event that is late, and goes on by itself", async () => {
    await tell(of, "faults", { webhooks: { hold: true } })
    ;({ page } = await atCheckout(of))
    await typeCard(page, CARD.good)
    await payButton(page).click()
    await page
      .getByRole("heading", { name: "Confirming your payment" })
      .waitFor()
    await useStage().shoot(page, "card-processing")
    // A second visit of the checkout meanwhile finds the payment made.
    const other = await page.context().newPage()
    await other.goto(site(`/checkout${of.post}`))
    await typeCard(other, CARD.good)
    await payButton(other).click()
    await other.waitForURL(/\/checkout\/done\//)
    await tell(of, "faults", { clear: true })
    await tell(of, "flush", {})
    await confirmed(page)
    await confirmed(other)
    await page.context().close()
  })
}

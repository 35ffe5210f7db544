import assert from "node:assert/strict"
import type { Page } from "playwright-core"
import { useStage } from "./stage.mts"

/** A shop whose payments go to the stand-in for Stripe. */
export interface CardShop {
  /** Address of the stand-in. */
  stripe: string
  /** The paid post of the demo shop, such as `/quiet-hours/a-flower-opens`. */
  post: string
}

export const site = (path: string) => `${useStage().shop.storefrontUrl}${path}`

/** Numbers the stand-in knows, as Stripe documents them for tests. */
export const CARD = {
  good: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  secure: "4000 0025 0000 3155",
}

/** Fills the card form, whose fields are Stripe's own. */
export async function typeCard(page: Page, number: string) {
  const frame = page.frameLocator("[data-payment-element] iframe")
  await frame.getByLabel("Card number").fill(number)
  await frame.getByLabel("Expiration date").fill("12 / 34")
  await frame.getByLabel("Security code").fill("123")
}

export const payButton = (page: Page) => page.locator("button[data-pay]")
export const confirmed = (page: Page) =>
  page.getByRole("heading", { name: "It is yours" }).waitFor()

/** Asks something of the stand-in itself. */
export async function tell(of: CardShop, verb: string, body: object) {
  const answer = await fetch(`${of.stripe}/_fake/${verb}`, {
    method: "POST",
    body: JSON.stringify(body),
  })
  assert.ok(answer.ok, await answer.text())
}

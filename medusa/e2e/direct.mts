import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { type CardShop } from "./card-page.mts"
import { paidIntents, payByCard } from "./card.mts"
import { useStage } from "./stage.mts"

const admin = (path: string) => `${useStage().shop.backendUrl}/app${path}`
const BRAND_WALLET = "/studio/wallet?payee=organization"

async function signedIn(who: "creator" | "operator"): Promise<Page> {
  const { page } = await useStage().person()
  await useStage().signInToAdmin(page, useStage().shop.demo.logins[who])
  return page
}

/** From the wallet to the drawer that asks for the password. */
async function beginSetUp(studio: Page, button: string): Promise<void> {
  await studio.getByRole("button", { name: button }).click()
  const drawer = studio.getByRole("dialog")
  await drawer
    .getByLabel("Your password")
    .fill(useStage().shop.demo.logins.creator.password)
  await useStage().shoot(studio, "direct-begin")
  await drawer.getByRole("button", { name: "Continue to Stripe" }).click()
  await studio.getByRole("heading", { name: "Test onboarding" }).waitFor()
}

/** The operator opens the organization that can charge, and changes it. */
async function choose(desk: Page, mode: string, shot?: string): Promise<void> {
  await desk.getByText("Can take payments").first().click()
  const drawer = desk.getByRole("dialog")
  await drawer.getByText(mode).click()
  if (shot) {
    await useStage().shoot(desk, shot)
  }
  await drawer.getByRole("button", { name: "Change" }).click()
  await drawer.waitFor({ state: "detached" })
}

export function directJourney(of: CardShop): void {
  let studio: Page
  let desk: Page

  it("is begun on Stripe's pages, left, and shows what is missing", async () => {
    studio = await signedIn("creator")
    await studio.goto(admin(BRAND_WALLET))
    await studio.getByText("Not started").waitFor()
    await useStage().shoot(studio, "direct-not-started")
    await beginSetUp(studio, "Let buyers pay you directly")
    await studio.getByRole("button", { name: "Save for later" }).click()
    await studio.getByText("Needs information").waitFor()
    await useStage().shoot(studio, "direct-needs-information")
  })

  it("is finished, and the operator sees an account that can charge", async () => {
    await studio.getByRole("button", { name: "Continue with Stripe" }).click()
    await studio.getByRole("heading", { name: "Test onboarding" }).waitFor()
    await studio.getByRole("button", { name: "Submit" }).click()
    await studio.getByText("Ready", { exact: true }).waitFor()
    await useStage().shoot(studio, "direct-ready")
    desk = await signedIn("operator")
    await desk.goto(admin("/settlement"))
    await desk.getByText("Can take payments").first().waitFor()
    await useStage().shoot(desk, "direct-settlements")
  })

  it("is switched over by the operator", async () => {
    await choose(desk, "The organization itself", "direct-switch")
    await desk.getByText("The organization itself").waitFor()
  })

  it("pays the organization on its own account, and says so in its wallet", async () => {
    const before = await paidIntents(of)
    await payByCard(of)
    assert.equal(await paidIntents(of), before + 1)
    await studio.goto(admin(BRAND_WALLET))
    await studio.getByText("Settled directly").first().waitFor()
    await studio
      .getByText("Buyers of this organization pay straight into it.")
      .waitFor()
    await useStage().shoot(studio, "direct-wallet")
    await studio.context().close()
  })

  it("is switched back for the sales to come", async () => {
    await choose(desk, "The platform, then the wallet")
    const changed = desk.getByText("The organization itself")
    await changed.waitFor({ state: "detached" })
    await desk.context().close()
  })
}

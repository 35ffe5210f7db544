import { it } from "node:test"
import type { Page } from "playwright-core"
import { useStage } from "./stage.mts"

const WHO = "kit@example.com"
const POST = "A flower opens"

async function openCustomer(page: Page): Promise<void> {
  const { backendUrl } = useStage().shop
  await page.goto(`${backendUrl}/app/customers?q=${encodeURIComponent(WHO)}`)
  await page.getByRole("row").filter({ hasText: WHO }).first().click()
  await page.getByRole("heading", { name: "Content access" }).waitFor()
}

/** Chooses the post, with the keyboard as somebody in a hurry would. */
async function give(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Give access" }).click()
  const drawer = page.getByRole("dialog")
  await drawer.getByLabel("Post").first().pressSequentially("flower")
  await drawer.getByRole("radio", { name: POST }).first().click()
  await drawer.getByRole("switch", { name: "No end" }).click()
  await drawer.getByLabel("Until the end of").fill("2031-12-31")
  await drawer.getByLabel("Reason").fill("Won it in a raffle")
  await useStage().shoot(page, "operator-give-access")
  await drawer.getByRole("button", { name: "Give access" }).click()
  await page.getByRole("row").filter({ hasText: POST }).waitFor()
  await useStage().shoot(page, "operator-customer-access")
}

async function act(page: Page, item: string, name: string): Promise<void> {
  await page
    .getByRole("button", { name: `What to do with ${POST}` })
    .first()
    .click()
  await page.getByRole("menuitem", { name: item, exact: true }).click()
  const drawer = page.getByRole("dialog")
  await drawer.getByLabel("Reason").fill("They asked for it")
  if (item === "Extend") {
    await drawer.getByRole("switch", { name: "No end" }).click()
  }
  await useStage().shoot(page, name)
  await drawer.getByRole("button", { name: item, exact: true }).click()
  await drawer.waitFor({ state: "hidden" })
}

export function byHandJourney(): void {
  it("an operator gives access, extends it and takes it back", async () => {
    const shopper = await useStage().newShopper("Kit", WHO)
    const { page, context } = await useStage().person()
    const { operator } = useStage().shop.demo.logins
    await useStage().signInToAdmin(page, operator)
    await openCustomer(page)
    await useStage().shoot(page, "operator-customer-nothing")
    await give(page)
    const library = `${useStage().shop.storefrontUrl}/library`
    await shopper.page.goto(library)
    await shopper.page.getByText(POST).first().waitFor()
    await useStage().shoot(shopper.page, "library-given")
    await act(page, "Extend", "operator-extend-access")
    await page.getByRole("cell", { name: "No end" }).waitFor()
    await act(page, "Take back", "operator-take-back-access")
    await page.getByText("Taken back").first().waitFor()
    await useStage().shoot(page, "operator-customer-taken-back")
    await shopper.page.goto(library)
    await shopper.page.getByText("Access has ended").first().waitFor()
    await useStage().shoot(shopper.page, "library-taken-back")
    await context.close()
    await shopper.context.close()
  })
}

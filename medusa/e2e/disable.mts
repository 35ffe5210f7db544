import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { useStage } from "./stage.mts"

const POST = "Evening wind-down"
const WHY = "The music in it belongs to somebody else."

const admin = (path: string) => `${useStage().shop.backendUrl}/app${path}`

async function signedIn(who: "creator" | "operator"): Promise<Page> {
  const { page } = await useStage().person()
  await useStage().signInToAdmin(page, useStage().shop.demo.logins[who])
  return page
}

const row = (page: Page) =>
  page.getByRole("row").filter({ hasText: POST }).first()

async function choose(page: Page, item: string): Promise<void> {
  await row(page).getByRole("button").last().click()
  await page.getByRole("menuitem", { name: item, exact: true }).click()
}

/** Whether a visitor finds it; the page looks for changes every second. */
async function found(page: Page, visible: boolean): Promise<void> {
  const home = `${useStage().shop.storefrontUrl}/quiet-hours`
  for (let tries = 0; tries < 20; tries += 1) {
    await page.goto(home)
    const count = await page.getByRole("link", { name: POST }).count()
    if (count > 0 === visible) {
      return
    }
    await page.waitForTimeout(500)
  }
  assert.fail(`${POST} is ${visible ? "not " : ""}there`)
}

export function disableJourney(): void {
  it("suspending an organization asks why, and can be thought over", async () => {
    const page = await signedIn("operator")
    await page.goto(admin("/organizations"))
    const brand = page.getByRole("row").filter({ hasText: "/quiet-hours" })
    await brand.getByRole("button").last().click()
    await page.getByRole("menuitem", { name: "Suspend", exact: true }).click()
    const drawer = page.getByRole("dialog")
    const send = drawer.getByRole("button", { name: "Suspend", exact: true })
    assert.equal(await send.isDisabled(), true)
    await drawer.getByLabel(/Reason/).fill("Only a try")
    await useStage().shoot(page, "operator-suspend-organization")
    await drawer.getByRole("button", { name: "Cancel" }).click()
    await brand.getByText("Active").waitFor()
    await page.context().close()
  })

  it("an operator disables a post; its author reads why; it comes back", async () => {
    const operator = await signedIn("operator")
    await operator.goto(admin("/posts"))
    await row(operator).waitFor()
    await choose(operator, "Disable")
    const drawer = operator.getByRole("dialog")
    await drawer.getByLabel(/Reason/).fill(WHY)
    await useStage().shoot(operator, "operator-disable-post")
    await drawer.getByRole("button", { name: "Disable", exact: true }).click()
    await row(operator).getByText("Disabled").waitFor()
    await useStage().shoot(operator, "operator-posts-disabled")

    const visitor = await useStage().person()
    await found(visitor.page, false)
    const bundle = `${useStage().shop.storefrontUrl}/quiet-hours/the-quiet-evening`
    await visitor.page.goto(bundle)
    assert.equal(await visitor.page.getByText(POST).count(), 0)

    const creator = await signedIn("creator")
    await creator.goto(admin("/studio/posts"))
    await row(creator).getByText("Disabled").waitFor()
    await useStage().shoot(creator, "studio-posts-disabled")
    await creator.getByText(POST).first().click()
    await creator.getByText(WHY).first().waitFor()
    await useStage().shoot(creator, "studio-post-disabled")

    await choose(operator, "Enable")
    await operator.getByText(`${POST} is on sale again`).first().waitFor()
    await found(visitor.page, true)
    await visitor.context.close()
    await operator.context().close()
    await creator.context().close()
  })

  it("several are disabled at once, for one reason, and given back", async () => {
    const operator = await signedIn("operator")
    await operator.goto(admin("/posts"))
    const names = ["Low strings for deep work", "Three slow breaths"]
    const tick = async () => {
      for (const name of names) {
        await operator.getByRole("checkbox", { name: `Select ${name}` }).check()
      }
      await operator.getByText("2 selected").waitFor()
    }
    await tick()
    await useStage().shoot(operator, "operator-posts-selected")
    await operator.getByRole("button", { name: /^Disable/ }).click()
    const drawer = operator.getByRole("dialog")
    await drawer.getByText("Disable 2 posts").waitFor()
    await drawer.getByLabel(/Reason/).fill(WHY)
    await useStage().shoot(operator, "operator-posts-disable-many")
    await drawer.getByRole("button", { name: "Disable", exact: true }).click()
    await operator.getByText("2 posts are off sale").waitFor()
    await tick()
    await operator.getByRole("button", { name: /^Enable/ }).click()
    await operator.getByText("2 posts can be sold again").waitFor()
    await operator.context().close()
  })
}

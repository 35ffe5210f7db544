import assert from "node:assert/strict"
import { it } from "node:test"
import type { BrowserContext, Page } from "playwright-core"
import { useStage } from "./stage.mts"

const shop = () => useStage().shop
const site = (path: string) => `${shop().storefrontUrl}${path}`
const home = () => site(`/${shop().demo.handle}`)

const RED = "#b3261e"
const saved = (page: Page) =>
  page.getByText("Saved. Visitors see it at once.").first().waitFor()

export async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click()
  await saved(page)
  await page.getByText("Unsaved changes").waitFor({ state: "detached" })
}

const colourOf = (page: Page) =>
  page.evaluate(() =>
    getComputedStyle(document.documentElement)
      .getPropertyValue("--brand-fill")
      .trim()
  )

async function writeTerms(studio: Page): Promise<void> {
  await studio.getByRole("tab", { name: "Terms" }).click()
  const editor = studio.getByRole("textbox", { name: "Terms" })
  const tool = (name: string) =>
    studio.getByRole("button", { name, exact: true }).click()
  await editor.click()
  await tool("Heading")
  await studio.keyboard.type("What you buy")
  await studio.keyboard.press("Enter")
  await tool("List")
  await studio.keyboard.type("A licence to watch it yourself.")
  await studio.keyboard.press("Enter")
  await tool("Bold")
  await studio.keyboard.type("No copies for others.")
}

export function settingsJourney(): void {
  let studio: Page
  let visitor: Page
  let contexts: BrowserContext[]
  let before: string

  it("shows a brand colour on a page before it is saved", async () => {
    const creator = await useStage().person()
    const stranger = await useStage().person()
    contexts = [creator.context, stranger.context]
    studio = creator.page
    visitor = stranger.page
    await useStage().signInToAdmin(studio, shop().demo.logins.creator)
    await studio.locator("a[href$='/studio/settings']").first().click()
    await studio.waitForURL(/\/studio\/settings$/)
    await studio.getByLabel("Legal name").fill("Lind Light and Sound Ltd")
    await useStage().shoot(studio, "settings-studio")
    const colour = studio.getByLabel("Brand colour")
    before = await colour.inputValue()
    await colour.fill(RED)
    const button = studio.getByText("Buy for $19.99").first()
    await button.scrollIntoViewIfNeeded()
    assert.equal(
      await button.evaluate((of) => getComputedStyle(of).backgroundColor),
      "rgb(179, 38, 30)"
    )
    await studio.getByText(/Text on buttons: \d/).waitFor()
    await useStage().shoot(studio, "settings-brand")
    await save(studio)
  })

  it("cuts a logo to a square", async () => {
    await studio.getByLabel("Logo").setInputFiles({
      name: "logo.png",
      mimeType: "image/png",
      buffer: await studio.screenshot(),
    })
    const dialog = studio.getByRole("dialog")
    await dialog.getByLabel("Zoom").fill("2")
    await useStage().shoot(studio, "settings-logo")
    await dialog.getByRole("button", { name: "Use this" }).click()
    await studio.getByAltText("Your logo now").waitFor()
  })

  it("publishes terms as rich text, version 1 with its date", async () => {
    await writeTerms(studio)
    await useStage().shoot(studio, "settings-terms")
    await studio.getByRole("link", { name: "Posts" }).first().click()
    await studio.getByText("Leave without saving?").waitFor()
    await studio.getByRole("button", { name: "Stay" }).click()
    await studio.getByRole("button", { name: "Publish version 1" }).click()
    await saved(studio)
    const today = new Date().getFullYear()
    await studio.getByText(new RegExp(`^Version 1, .*${today}`)).waitFor()
    await useStage().shoot(studio, "settings-terms-published")
  })

  it("is seen by visitors at once: colour, logo and terms", async () => {
    await visitor.goto(home())
    assert.equal(await colourOf(visitor), RED)
    const logo = visitor.locator("header img[src^='/api/logos/']").first()
    await logo.waitFor()
    assert.equal(
      await logo.evaluate((of: HTMLImageElement) => of.naturalWidth),
      64
    )
    await visitor.getByText("Lind Light and Sound Ltd").waitFor()
    await useStage().shoot(visitor, "settings-storefront")
    await visitor.getByRole("link", { name: "Terms", exact: true }).click()
    await visitor.getByRole("heading", { name: "What you buy" }).waitFor()
    await visitor.getByText("Version 1, in force since").waitFor()
    await visitor.locator("li strong", { hasText: "No copies" }).waitFor()
    assert.equal(await colourOf(visitor), RED)
    await useStage().shoot(visitor, "settings-legal")
  })

  it("goes back to what it was", async () => {
    await studio.reload()
    await studio.getByLabel("Brand colour").fill(before)
    await studio.getByLabel("Legal name").fill("")
    await save(studio)
    await studio.getByRole("button", { name: "Remove" }).click()
    await studio.getByAltText("Your logo now").waitFor({ state: "detached" })
    await visitor.goto(home())
    assert.equal(await colourOf(visitor), before)
    assert.equal(await visitor.locator("img[src^='/api/logos/']").count(), 0)
    for (const context of contexts) {
      await context.close()
    }
  })
}

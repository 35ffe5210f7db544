import assert from "node:assert/strict"
import fs from "node:fs/promises"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { useStage } from "./stage.mts"

const NAME = "Bundles by price"
const BUNDLE = "The quiet evening"
const FILM = "Evening wind-down"

const posts = () => `${useStage().shop.backendUrl}/app/posts`

async function signedIn(): Promise<Page> {
  const { page } = await useStage().person()
  await useStage().signInToAdmin(page, useStage().shop.demo.logins.operator)
  return page
}

const row = (page: Page, title: string) =>
  page.getByRole("row").filter({ hasText: title }).first()

const views = (page: Page) =>
  page.getByRole("main").getByRole("button", { name: /^Views/ })

/** The list shows the bundles and nothing else. */
async function showsBundles(page: Page): Promise<void> {
  await row(page, BUNDLE).waitFor()
  await row(page, FILM).waitFor({ state: "detached" })
}

async function showsEverything(page: Page): Promise<void> {
  await row(page, FILM).waitFor()
}

/** Only bundles, the dearest first; the address says so. */
async function narrow(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Filter", exact: true }).click()
  await page.getByRole("menuitem", { name: "Type", exact: true }).click()
  await page
    .getByRole("listitem")
    .filter({ hasText: /^Bundle$/ })
    .click()
  await page.waitForURL(/[?&]type=bundle/)
  await page.keyboard.press("Escape")
  await page.getByRole("button", { name: "Sort", exact: true }).click()
  await page.getByRole("menuitemradio", { name: "Price" }).click()
  await page.waitForURL(/[?&]order=-?price_minor/)
  await page.keyboard.press("Escape")
  await showsBundles(page)
}

async function save(page: Page): Promise<void> {
  await views(page).click()
  await page.getByRole("menuitem", { name: "Save this view…" }).click()
  const drawer = page.getByRole("dialog")
  const send = drawer.getByRole("button", { name: "Save view" })
  assert.equal(await send.isDisabled(), true)
  await drawer.getByLabel("Name").fill(NAME)
  await useStage().shoot(page, "operator-views-save")
  await drawer.getByLabel("Name").press("Enter")
  await page.getByText(`${NAME} is saved.`).first().waitFor()
  await page.getByRole("button", { name: `Views: ${NAME}` }).waitFor()
}

/** With the keyboard alone, as somebody in a hurry would. */
async function choose(page: Page, name: string): Promise<void> {
  await views(page).focus()
  await page.keyboard.press("Enter")
  const choice = page.getByRole("menuitemradio", { name, exact: true })
  await choice.waitFor()
  await choice.press("Enter")
}

export function savedViewsJourney(): void {
  it("an operator narrows a list, saves it as a view and reloads it", async () => {
    const page = await signedIn()
    await page.goto(posts())
    await showsEverything(page)
    await narrow(page)
    await save(page)
    await page.reload()
    await showsBundles(page)
    await page.getByRole("button", { name: `Views: ${NAME}` }).waitFor()
    await views(page).click()
    const kept = page.getByRole("menuitemradio", { name: NAME })
    assert.equal(await kept.getAttribute("aria-checked"), "true")
    await useStage().shoot(page, "operator-views-menu")
    await page.keyboard.press("Escape")
    await page.context().close()
  })

  it("finds the view on another device, goes back, and deletes it", async () => {
    const page = await signedIn()
    await page.goto(`${posts()}?q=wind-down`)
    await showsEverything(page)
    await choose(page, NAME)
    await showsBundles(page)
    await useStage().shoot(page, "operator-views-chosen")
    await page.goBack()
    await showsEverything(page)
    await choose(page, NAME)
    await showsBundles(page)
    await views(page).click()
    await page.getByRole("menuitem", { name: `Delete ${NAME}…` }).click()
    const sure = page.getByRole("alertdialog")
    await sure.getByText("stay as they are").waitFor()
    await useStage().shoot(page, "operator-views-delete")
    await sure.getByRole("button", { name: "Delete", exact: true }).click()
    await page.getByText(`${NAME} is deleted.`).first().waitFor()
    await views(page).click()
    await page.getByRole("menuitemradio", { name: "Everything" }).waitFor()
    assert.equal(
      await page.getByRole("menuitemradio", { name: NAME }).count(),
      0
    )
    await page.keyboard.press("Escape")
    // What it showed stays until something else is chosen.
    await showsBundles(page)
    await choose(page, "Everything")
    await showsEverything(page)
    await page.context().close()
  })

  it("an operator finds a shopper, takes them along as a file, opens them", async () => {
    const page = await signedIn()
    const list = `${useStage().shop.backendUrl}/app/shoppers`
    await page.goto(`${list}?q=Sam&account=registered`)
    await row(page, "Sam Reed").getByRole("checkbox").click()
    await useStage().shoot(page, "operator-shoppers-ticked")
    const file = page.waitForEvent("download")
    await page.getByRole("button", { name: /Download CSV/ }).click()
    const text = await fs.readFile(await (await file).path(), "utf8")
    assert.match(text, /^"name","email".*\r\n"Sam Reed",.*\r\n$/)
    await page.getByText("1 shopper is in the file").first().waitFor()
    await page.getByRole("link", { name: "Sam Reed" }).press("Enter")
    await page.getByRole("heading", { name: "Content access" }).waitFor()
    await page.goBack()
    await row(page, "Sam Reed").waitFor()
    assert.match(page.url(), /q=Sam.*account=registered/)
    await page.goto(`${list}?bought=no&from=2020-01-01&until=2020-01-31`)
    await row(page, "Sam Reed").waitFor()
    await page.getByLabel("Bought from").fill("")
    await page.waitForURL((url) => !url.searchParams.has("from"))
    await page.context().close()
  })

  it("every list that keeps views has their menu, on a phone too", async () => {
    const page = await signedIn()
    for (const list of ["creators", "organizations", "purchases", "shoppers"]) {
      await page.goto(`${useStage().shop.backendUrl}/app/${list}`)
      await page.getByRole("main").getByRole("row").nth(1).waitFor()
      await views(page).waitFor()
      await useStage().shoot(page, `operator-views-${list}`)
    }
    await page.context().close()
  })
}

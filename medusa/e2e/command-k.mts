import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { useStage } from "./stage.mts"

/** Opens the palette from wherever the page is, types, and takes what it names. */
async function jump(page: Page, text: string, name: string | RegExp) {
  await page.keyboard.press("Control+k")
  const palette = page.getByRole("dialog", { name: "Search" })
  // Until then it shows what was found for the words before.
  const answer = page.waitForResponse(
    (response) => new URL(response.url()).searchParams.get("q") === text
  )
  await palette.getByRole("combobox").fill(text)
  assert.equal((await answer).status(), 200, text)
  const found = palette.getByRole("option").filter({ hasText: name }).first()
  await found.waitFor()
  await useStage().shoot(page, `operator-palette-${text.replace(/\W+/g, "-")}`)
  await found.click()
  await palette.waitFor({ state: "hidden" })
}

/**
 * The address changes before the page does, and the palette closes when the
 * page comes: what is pressed in between is lost.
 */
const arrived = (page: Page, heading: string) =>
  page.getByRole("heading", { name: heading, exact: true }).first().waitFor()

export function commandKJourney(): void {
  it("finds posts, creators, organizations and purchases by ⌘K", async () => {
    const { page, context } = await useStage().person()
    const { operator } = useStage().shop.demo.logins
    await useStage().signInToAdmin(page, operator)
    await page.getByRole("heading", { name: "Orders" }).first().waitFor()
    await jump(page, "Mara", "/mara")
    await page.waitForURL(/\/creators\?q=/)
    await arrived(page, "Creators")
    await page.getByRole("row").filter({ hasText: "Mara Lind" }).waitFor()
    await jump(page, "Quiet", "Quiet Hours")
    await page.waitForURL(/\/organizations\?q=/)
    await arrived(page, "Organizations")
    await page.getByRole("row").filter({ hasText: "Quiet Hours" }).waitFor()
    await jump(page, "wind-down", "Evening wind-down")
    await page.waitForURL(/\/(posts|products|purchases)/)
    await page.getByText("Evening wind-down").first().waitFor()
    await jump(page, "flower", /@/)
    await page.waitForURL(/\/purchases\?open=/)
    await page.getByRole("dialog").getByText("$12.50").first().waitFor()
    await context.close()
  })
}

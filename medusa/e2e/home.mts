import assert from "node:assert/strict"
import fs from "node:fs"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { useStage } from "./stage.mts"

const admin = (path: string) => `${useStage().shop.backendUrl}/app${path}`
const SOLD = "A flower opens"

async function signedIn(who: "creator" | "operator"): Promise<Page> {
  const { page } = await useStage().person()
  await useStage().signInToAdmin(page, useStage().shop.demo.logins[who])
  return page
}

const chart = (page: Page) =>
  page.getByRole("img", { name: /^Revenue from/ }).waitFor()

export function homeJourney(): void {
  it("shows the operator how the shop is doing", async () => {
    const page = await signedIn("operator")
    await page.goto(admin("/home"))
    await page.getByText("Revenue, all time").waitFor()
    await page.getByText("Best sellers").waitFor()
    await page.getByRole("row").filter({ hasText: SOLD }).first().waitFor()
    await chart(page)
    await useStage().shoot(page, "operator-home")
    await page.getByRole("tab", { name: "7 days" }).click()
    await page.getByRole("button", { name: "Show as a table" }).click()
    await page.getByRole("columnheader", { name: "Day", exact: true }).waitFor()
    await useStage().shoot(page, "operator-home-table")
    await page.getByRole("button", { name: "Show as a chart" }).click()
    await chart(page)
    await page
      .getByRole("link", { name: `Open the purchase of ${SOLD}` })
      .first()
      .click()
    await page.getByRole("dialog").getByText("$12.50").first().waitFor()
    await page.context().close()
  })

  it("shows the creator what sells, and saves it as a file", async () => {
    const page = await signedIn("creator")
    await page.goto(admin("/studio/insights"))
    await page.getByRole("row").filter({ hasText: SOLD }).first().waitFor()
    await chart(page)
    await useStage().shoot(page, "studio-insights")
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save as CSV" }).click(),
    ])
    assert.match(file.suggestedFilename(), /^sales-.+\.csv$/)
    const text = fs.readFileSync(await file.path(), "utf8")
    assert.match(text, new RegExp(`"${SOLD}","\\d+"`))
    assert.match(text, /"USD"/)
    await page.context().close()
  })
}

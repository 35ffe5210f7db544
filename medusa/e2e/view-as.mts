import assert from "node:assert/strict"
import { it } from "node:test"
import { useStage } from "./stage.mts"

export function viewAsJourney(): void {
  it("an operator looks at Studio as a creator does, and changes nothing", async () => {
    const { backendUrl, demo } = useStage().shop
    const { page, context } = await useStage().person()
    await useStage().signInToAdmin(page, demo.logins.operator)
    await page.goto(`${backendUrl}/app/creators`)
    const row = page.getByRole("row").filter({ hasText: "Mara Lind" })
    await row.getByRole("button").last().click()
    await page.getByRole("menuitem", { name: "View Studio as they do" }).click()
    await page.getByText("Viewing as Mara Lind").waitFor()
    await page.getByRole("heading", { name: /Mara Lind/ }).waitFor()
    await useStage().shoot(page, "view-as-home")
    await page.goto(`${backendUrl}/app/studio/posts`)
    await page.getByText("Evening wind-down").first().waitFor()
    await page.goto(`${backendUrl}/app/studio/store-rules`)
    await page.getByRole("heading", { name: "Buyer details" }).waitFor()
    await page.getByRole("switch").first().click()
    await page.getByRole("button", { name: "Save" }).first().click()
    await page.getByText("Nothing can be changed here").first().waitFor()
    await useStage().shoot(page, "view-as-refused")
    await page.getByRole("button", { name: "Stop viewing" }).click()
    await page.waitForURL(/\/creators$/)
    assert.equal(await page.getByText("Viewing as").count(), 0)
    await context.close()
  })
}

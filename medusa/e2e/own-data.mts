import assert from "node:assert/strict"
import fs from "node:fs"
import { it } from "node:test"
import { proveBuyers } from "../integration-tests/proven-buyer.mts"
import { registerCustomer } from "../testing/http.mts"
import { useStage } from "./stage.mts"

/** Somebody who wants to go, and takes along what is kept of them. */
export function ownDataJourney(): void {
  it("takes their data along, and is forgotten", async () => {
    const { shop } = useStage()
    const login = { email: "lea@example.com", password: "seven-long-words" }
    const { backendUrl, demo, storefrontUrl } = shop
    await registerCustomer(backendUrl, demo.publishableKey, login, "Lea")
    await proveBuyers([login.email])
    const { page, context } = await useStage().person()
    await useStage().signInToShop(page, login)
    await page.goto(`${storefrontUrl}/account/security`)
    await page.getByRole("link", { name: "Download or delete" }).click()
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download your data" }).click(),
    ])
    assert.match(file.suggestedFilename(), /^my-data-\d{4}-\d\d-\d\d\.json$/)
    const text = fs.readFileSync(await file.path(), "utf8")
    const { profile } = JSON.parse(text) as { profile: { email: string } }
    assert.equal(profile.email, login.email)

    await page.getByLabel("Current password").fill(login.password)
    await page.getByRole("button", { name: "Delete account for good" }).click()
    await page.getByText("Tick the box").waitFor()
    await useStage().shoot(page, "own-data-not-sure")
    await page.getByLabel("Current password").fill("not the password")
    await page.getByRole("checkbox").check()
    await page.getByRole("button", { name: "Delete account for good" }).click()
    await page.getByText("That is not your password").waitFor()
    await page.getByLabel("Current password").fill(login.password)
    await page.getByRole("checkbox").check()
    await page.getByRole("button", { name: "Delete account for good" }).click()
    await page
      .getByRole("heading", { name: "Your account is deleted" })
      .waitFor()
    await useStage().shoot(page, "own-data-deleted")

    await page.goto(`${storefrontUrl}/login`)
    await page.getByLabel("E-mail").fill(login.email)
    await page.getByLabel("Password").fill(login.password)
    await page.getByRole("main").getByRole("button", { name: "Log in" }).click()
    await page.getByRole("alert").waitFor()
    await context.close()
  })
}

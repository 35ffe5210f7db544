import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { useStage } from "./stage.mts"

const admin = (path: string) => `${useStage().shop.backendUrl}/app${path}`

async function signedIn(who: "creator" | "operator"): Promise<Page> {
  const { page } = await useStage().person()
  await useStage().signInToAdmin(page, useStage().shop.demo.logins[who])
  return page
}

/** Clicks, and waits until the server has kept it. */
async function toggle(page: Page, name: string, path: string): Promise<void> {
  const kept = page.waitForResponse(
    (answer) =>
      answer.request().method() === "POST" &&
      answer.url().includes(path) &&
      answer.ok()
  )
  await page.getByRole("switch", { name }).click()
  await kept
}

const edit = (page: Page, name: string) =>
  page.getByRole("button", { name: `Edit ${name}`, exact: true }).click()

/** What a mail says and whether it is sent, set by people who read mails. */
export function mailSettingsJourney(): void {
  let page: Page

  it("writes a mail in its own words, seen as it will be read", async () => {
    page = await signedIn("operator")
    await page.goto(admin("/email-settings"))
    await page.getByRole("heading", { name: "E-mail settings" }).waitFor()
    await useStage().shoot(page, "email-settings")
    await edit(page, "Welcome")
    const subject = page.getByLabel("Subject", { exact: true })
    await subject.fill("")
    // Typed, so that the variable goes to where the cursor is.
    await subject.pressSequentially("Good to see you, ")
    await page.getByRole("button", { name: "Insert a variable" }).click()
    await page.getByRole("menuitem", { name: /\{\{name\}\}/ }).click()
    const preview = page.getByRole("region", { name: "Preview" })
    await preview.getByText("Good to see you, Ada").waitFor()
    await useStage().shoot(page, "email-editor")
    await preview.getByRole("tab", { name: "Phone" }).click()
    await useStage().shoot(page, "email-editor-phone")
    await preview.getByRole("tab", { name: "Plain text" }).click()
    await page.getByRole("button", { name: "Send test" }).click()
    await page.getByText("A test is on its way to").first().waitFor()
    await page.getByRole("button", { name: "Save", exact: true }).click()
    await page.getByText("E-mail saved").first().waitFor()
    await page.getByText("Good to see you, {{name}}").waitFor()
  })

  it("finds the test among the mails, and brings the default back", async () => {
    await page.goto(admin("/emails"))
    const row = page.getByRole("row").filter({ hasText: "Good to see you" })
    await row.first().waitFor()
    await page.goto(admin("/email-settings"))
    await edit(page, "Welcome")
    await page.getByRole("button", { name: "Reset to default" }).click()
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: "Reset to default" })
      .click()
    await page.getByText("The default is back").first().waitFor()
  })

  it("switches a mail off and on, and names the sender", async () => {
    const welcome = page.getByRole("switch", { name: "Send Welcome" })
    const send = () => toggle(page, "Send Welcome", "/email-templates/welcome")
    await welcome.waitFor()
    await send()
    await page.reload()
    await welcome.waitFor()
    assert.equal(await welcome.getAttribute("aria-checked"), "false")
    await send()
    await page.getByLabel("Name", { exact: true }).fill("The Quiet Shop")
    await page.getByRole("button", { name: "Save", exact: true }).click()
    await page.getByText("Sender saved").first().waitFor()
    await page.getByText(/Readers see The Quiet Shop/).waitFor()
    await page.getByLabel("Name", { exact: true }).fill("")
    await page.getByRole("button", { name: "Save", exact: true }).click()
    await page.getByText(/Readers see (?!The Quiet Shop)/).waitFor()
    await page.context().close()
  })

  it("lets a creator choose which news they get", async () => {
    page = await signedIn("creator")
    await page.goto(admin("/studio/emails"))
    await page.getByText("Notify me").waitFor()
    await useStage().shoot(page, "studio-emails")
    const ready = page.getByRole("switch", { name: "Upload ready" })
    const news = () => toggle(page, "Upload ready", "/studio/notifications")
    await ready.waitFor()
    await news()
    await page.reload()
    await ready.waitFor()
    assert.equal(await ready.getAttribute("aria-checked"), "false")
    await news()
    await page.context().close()
  })
}

import assert from "node:assert/strict"
import fs from "node:fs"
import path from "node:path"
import { it } from "node:test"
import type { BrowserContext, Page } from "playwright-core"
import { mailedCode } from "../integration-tests/proven-buyer.mts"
import { useStage } from "./stage.mts"

const shop = () => useStage().shop
const EMAIL = "nadia@example.com"

/** Counts what a person does, and how long they have to wait for it. */
class Stopwatch {
  clicks = 0
  private waited = 0
  private readonly started = performance.now()

  async click(page: Page, name: string): Promise<void> {
    this.clicks++
    await page.getByRole("button", { name, exact: true }).click()
  }

  async waitFor<T>(what: Promise<T>): Promise<T> {
    const from = performance.now()
    try {
      return await what
    } finally {
      this.waited += performance.now() - from
    }
  }

  report(): string {
    const seconds = (ms: number) => (ms / 1000).toFixed(1)
    return `${this.clicks} clicks, ${seconds(this.waited)} s of waiting, ${seconds(performance.now() - this.started)} s in all`
  }
}

function film(): string {
  const copy = path.join(shop().dataDir, "first-lesson.mp4")
  fs.copyFileSync(path.join(shop().dataDir, "seed/morning-light.mp4"), copy)
  return copy
}

export function signUpJourney(): void {
  let page: Page
  let context: BrowserContext
  let watch: Stopwatch

  it("offers it below the login, and says at once what is taken", async () => {
    ;({ page, context } = await useStage().person())
    await page.goto(shop().storefrontUrl)
    await page.getByRole("link", { name: "Sell your work" }).click()
    await page.getByLabel("Your name").waitFor()
    watch = new Stopwatch()
    await page.goto(`${shop().backendUrl}/app/login`)
    await page.getByRole("button", { name: "Start selling" }).waitFor()
    await useStage().shoot(page, "sign-up-login")
    await watch.click(page, "Start selling")
    await page.getByLabel("Your name").fill("Mara")
    await page.getByText("“mara” is already taken").waitFor()
    await useStage().shoot(page, "sign-up-taken")
    await page.getByLabel("Your name").fill("Nadia Okafor Films")
    await page.getByText("/nadia-okafor-films is free.").waitFor()
    await page.getByLabel("E-mail").last().fill(EMAIL)
    await page.getByLabel("Password").last().fill("eight calm otters")
    await useStage().shoot(page, "sign-up-details")
  })

  it("wants the code from the mail, and opens Studio with it", async () => {
    await watch.click(page, "Send me a code")
    const field = page.getByLabel("Code", { exact: true })
    await watch.waitFor(field.waitFor())
    await useStage().shoot(page, "sign-up-code")
    const code = await mailedCode(EMAIL)
    await field.fill(code === "000000" ? "000001" : "000000")
    await page.getByText("This code is not right").waitFor()
    await useStage().shoot(page, "sign-up-wrong-code")
    await field.fill("")
    await field.fill(code)
    await watch.waitFor(page.waitForURL(/\/app\/studio$/))
    await page.getByRole("heading", { level: 1 }).first().waitFor()
    await useStage().shoot(page, "sign-up-studio")
  })

  it("sets the brand, uploads and publishes in the same sitting", async () => {
    await page.locator("a[href$='/studio/settings']").first().click()
    await page.getByLabel("Brand colour").fill("#1a6b4f")
    await watch.click(page, "Save")
    await watch.waitFor(
      page.getByText("Saved. Visitors see it at once.").first().waitFor()
    )
    await page.goto(`${shop().backendUrl}/app/studio/media`)
    const picker = page.getByTestId("codex-media-files")
    await picker.waitFor({ state: "attached" })
    await picker.setInputFiles(film())
    const row = page.getByRole("row").filter({ hasText: "first-lesson.mp4" })
    await watch.waitFor(
      row
        .first()
        .getByText("Ready", { exact: true })
        .waitFor({ timeout: 120_000 })
    )
    await page.goto(`${shop().backendUrl}/app/studio/posts/create`)
    await page.getByLabel("Title", { exact: true }).fill("First lesson")
    await watch.click(page, "Add from library")
    await page.getByRole("checkbox", { name: "Choose first lesson" }).click()
    await watch.click(page, "Add 1 file")
    await page.locator("input[inputmode=decimal]").first().fill("9")
    await watch.click(page, "Publish")
    const link = page.getByText(/^http.*first-lesson$/).first()
    await watch.waitFor(link.waitFor())
    await useStage().shoot(page, "sign-up-published")
    console.log(`sign-up to first post: ${watch.report()}`)
    const found = await page.goto((await link.textContent()) ?? "")
    assert.equal(found?.status(), 200)
    await page.getByRole("heading", { name: "First lesson" }).waitFor()
    await useStage().shoot(page, "sign-up-post")
    await context.close()
  })
}

import assert from "node:assert/strict"
import fs from "node:fs"
import path from "node:path"
import { before, it } from "node:test"
import type { Page } from "playwright-core"
import { journey, useStage } from "./stage.mts"

const shared = path.resolve(import.meta.dirname, "../../../shared/samples")

/** The sample film and recording, else the ones the seed generated. */
function files(): { film: string; recording: string } {
  const { dataDir } = useStage().shop
  const sample = (name: string, seeded: string) => {
    const file = path.join(shared, name)
    if (fs.existsSync(file)) {
      return file
    }
    console.log(`${name} is not on this machine; using ${seeded} instead`)
    const copy = path.join(dataDir, `journey-${seeded}`)
    fs.copyFileSync(path.join(dataDir, "seed", seeded), copy)
    return copy
  }
  return {
    film: sample("flower.mp4", "morning-light.mp4"),
    recording: sample("t-rex-roar.mp3", "low-strings.mp3"),
  }
}

/** What Studio calls an upload until it is renamed. */
const titleOf = (file: string) =>
  path.parse(file).name.replaceAll(/[-_]+/g, " ")

const admin = (path_: string) => `${useStage().shop.backendUrl}/app${path_}`

export function creatorJourney(): void {
  let page: Page

  before(async () => {
    ;({ page } = await useStage().person())
  })

  it("signs in to the admin and lands in Studio", async () => {
    const { logins } = useStage().shop.demo
    await useStage().signInToAdmin(page, logins.creator ?? missing("creator"))
    await page.waitForURL(/\/app\/studio/)
    await page.getByRole("heading", { level: 1 }).first().waitFor()
    await page.getByRole("heading", { name: "First steps" }).waitFor()
    await useStage().shoot(page, "studio-home")
    for (const core of ["Orders", "Products", "Customers"]) {
      assert.equal(
        await page.getByRole("link", { name: core, exact: true }).count(),
        0,
        `${core} shows in a creator's sidebar`
      )
    }
  })

  it("is refused what is on no list before a byte is sent", async () => {
    await page.goto(admin("/studio/media"))
    const sent: string[] = []
    page.on("request", (request) => {
      if (request.method() !== "GET") {
        sent.push(request.url())
      }
    })
    const picker = page.getByTestId("codex-media-files")
    await picker.waitFor({ state: "attached" })
    await picker.setInputFiles({
      name: "page.html",
      mimeType: "text/html",
      buffer: Buffer.from("<script>alert(1)</script>"),
    })
    await page.getByText("page.html was not uploaded").first().waitFor()
    assert.deepEqual(
      sent.filter((url) => /upload/.test(url)),
      []
    )
  })

  it("uploads a film and a recording, and sees both become ready", async () => {
    const { film, recording } = files()
    await page.getByTestId("codex-media-files").setInputFiles([film, recording])
    for (const file of [film, recording]) {
      const row = page
        .getByRole("row")
        .filter({ hasText: path.basename(file) })
        .first()
      await row
        .getByText("Ready", { exact: true })
        .waitFor({ timeout: 120_000 })
    }
    await useStage().shoot(page, "studio-media")
    await page
      .getByRole("row")
      .filter({ hasText: path.basename(film) })
      .first()
      .click()
    await page.waitForURL(/\/studio\/media\/.+/)
    await page.getByRole("heading", { level: 1 }).first().waitFor()
    await useStage().shoot(page, "studio-media-detail")
  })

  it("makes a post of both and publishes it", async () => {
    const { film, recording } = files()
    await page.goto(admin("/studio/posts"))
    await page.getByRole("heading", { name: "Posts" }).waitFor()
    await useStage().shoot(page, "studio-posts")
    await page.goto(admin("/studio/posts/create"))
    await page.getByLabel("Title", { exact: true }).fill("A flower opens")
    await page.getByRole("button", { name: "Add from library" }).click()
    for (const file of [film, recording]) {
      await page
        .getByRole("checkbox", { name: `Choose ${titleOf(file)}` })
        .click()
    }
    await page.getByRole("button", { name: "Add 2 files" }).click()
    await page.locator("input[inputmode=decimal]").first().fill("12.50")
    await page.getByText("You receive").first().waitFor()
    await useStage().shoot(page, "studio-post-editor")
    await page.getByRole("button", { name: "Publish", exact: true }).click()
    const link = page.getByText(/^http.*a-flower-opens$/).first()
    await link.waitFor()
    await page.getByRole("button", { name: "Copy link" }).waitFor()
    journey.postUrl = (await link.textContent()) ?? ""
    await useStage().shoot(page, "studio-post-published")
  })
}

function missing(who: string): never {
  throw new Error(`The demo shop has no ${who}`)
}

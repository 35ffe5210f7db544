import assert from "node:assert/strict"
import fs from "node:fs"
import { after, before, it } from "node:test"
import type { BrowserContext, Download, Page } from "playwright-core"
import { useStage } from "./stage.mts"

const admin = (to: string) => `${useStage().shop.backendUrl}/app${to}`
const shop = (to: string) => `${useStage().shop.storefrontUrl}${to}`

const TITLE = "A book on light"
const SLUG = "a-book-on-light"
const BYTES = Buffer.from(`%PDF-1.7\nlight\n${"x".repeat(40_000)}\n%%EOF`)
const SECOND = Buffer.from(`%PDF-1.7\nlight, second\n${"y".repeat(50_000)}`)

const pdf = (name: string, buffer: Buffer) => ({
  name,
  mimeType: "application/pdf",
  buffer,
})

async function contentOf(download: Download): Promise<Buffer> {
  return fs.readFileSync(await download.path())
}

/** Presses a button and waits for the file it brings. */
async function fetched(page: Page, name: string | RegExp): Promise<Download> {
  const coming = page.waitForEvent("download")
  await page.getByRole("button", { name }).first().click()
  return coming
}

async function add(page: Page, address: string, title: string) {
  await page.getByRole("button", { name: "Add link or video" }).click()
  const drawer = page.getByRole("dialog")
  await drawer.getByLabel("Address").fill(address)
  await drawer.getByLabel("Title shown to buyers").fill(title)
  await useStage().shoot(page, `studio-add-${title.toLowerCase()}`)
  await drawer.getByRole("button", { name: "Add", exact: true }).click()
  await drawer.waitFor({ state: "hidden" })
}

const titles = (page: Page) =>
  page
    .getByLabel("Title shown to buyers")
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value))

export function filesJourney(): void {
  let creator: Page
  let buyer: Page
  let contexts: BrowserContext[] = []

  before(async () => {
    const person = await useStage().person()
    creator = person.page
    await useStage().signInToAdmin(creator, useStage().shop.demo.logins.creator)
    await creator.waitForURL(/\/app\/studio/)
    contexts = [person.context]
  })
  after(async () => {
    await Promise.all(contexts.map((context) => context.close()))
  })

  it("a creator uploads a file, which is ready at once", async () => {
    await creator.goto(admin("/studio/media"))
    const picker = creator.getByTestId("codex-media-files")
    await picker.waitFor({ state: "attached" })
    await picker.setInputFiles(pdf("light.pdf", BYTES))
    const row = creator.getByRole("row").filter({ hasText: "light.pdf" })
    await row.first().getByText("Ready", { exact: true }).waitFor()
    await row.first().getByText("PDF file").waitFor()
    await useStage().shoot(creator, "studio-media-file")
  })

  it("puts it on a post with a link and a film, and orders them", async () => {
    await creator.goto(admin("/studio/posts/create"))
    await creator.getByLabel("Title", { exact: true }).fill(TITLE)
    await creator.getByRole("button", { name: "Add from library" }).click()
    await creator
      .getByRole("checkbox", { name: "Choose light" })
      .first()
      .click()
    await creator.getByRole("button", { name: "Add 1 file" }).click()
    await add(creator, "https://example.com/notes", "Notes")
    await add(creator, "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "Trailer")
    assert.deepEqual(await titles(creator), ["light", "Notes", "Trailer"])
    await creator.getByRole("button", { name: /^Move Trailer: drag/ }).focus()
    // Lifted, moved twice, put down: each is drawn before the next is pressed.
    for (const key of ["Space", "ArrowUp", "ArrowUp", "Space"]) {
      await creator.keyboard.press(key)
      await creator.waitForTimeout(500)
    }
    assert.deepEqual(await titles(creator), ["Trailer", "light", "Notes"])
    const handle = creator.getByRole("button", { name: /^Move Notes: drag/ })
    const to = creator.getByRole("button", { name: /^Move light: drag/ })
    const [from, end] = [await handle.boundingBox(), await to.boundingBox()]
    assert.ok(from && end)
    await creator.mouse.move(from.x + 8, from.y + 8)
    await creator.mouse.down()
    await creator.mouse.move(end.x + 8, end.y + 4, { steps: 8 })
    await creator.mouse.up()
    await creator.waitForTimeout(300)
    assert.deepEqual(await titles(creator), ["Trailer", "Notes", "light"])
    await creator.getByRole("radio", { name: /Free/ }).click()
    await useStage().shoot(creator, "studio-post-items")
    await creator.getByRole("button", { name: "Publish", exact: true }).click()
    await creator.getByRole("button", { name: "Copy link" }).waitFor()
  })

  it("everybody sees what one gets, and no address", async () => {
    const { page, context } = await useStage().person()
    contexts.push(context)
    const handle = useStage().shop.demo.handle
    await page.goto(shop(`/${handle}/${SLUG}`))
    await page.getByText("PDF, 39 KB").waitFor()
    const html = await page.content()
    assert.ok(!html.includes("example.com/notes"))
    assert.ok(!html.includes("dQw4w9WgXcQ"))
    await useStage().shoot(page, "post-what-one-gets")
  })

  it("a buyer downloads it once and not twice", async () => {
    const person = await useStage().newShopper("Dana", "dana@example.com")
    contexts.push(person.context)
    buyer = person.page
    // Nobody's network is asked for a film.
    await person.context.route(/youtube-nocookie\.com/, (route) =>
      route.fulfill({ contentType: "text/html", body: "<p>A player</p>" })
    )
    const { handle } = useStage().shop.demo
    await buyer.goto(shop(`/${handle}/${SLUG}`))
    await buyer.getByRole("link", { name: "Get access" }).first().click()
    await buyer.locator("button[data-pay]").click()
    await buyer.getByRole("heading", { name: "You have access" }).waitFor()
    const opened = await buyer.goto(shop(`/${handle}/${SLUG}`))
    const policy = opened?.headers()["content-security-policy"] ?? ""
    assert.match(policy, /frame-src https:\/\/www\.youtube-nocookie\.com(;|$)/)
    await buyer.frameLocator("iframe").getByText("A player").waitFor()
    const notes = buyer.getByRole("link", { name: "Notes" })
    assert.equal(await notes.getAttribute("href"), "https://example.com/notes")
    await useStage().shoot(buyer, "post-given")
    const download = await fetched(buyer, "Download light")
    assert.equal(download.suggestedFilename(), "light.pdf")
    assert.deepEqual(await contentOf(download), BYTES)
    const used = await buyer.goto(download.url())
    assert.equal(used?.status(), 403)
    await buyer
      .getByRole("heading", { name: "This download is over" })
      .waitFor()
    await useStage().shoot(buyer, "download-used")
    await buyer.getByRole("link", { name: "Go to your library" }).click()
    await buyer.getByText("1 file, 1 link, 1 video").waitFor()
    await useStage().shoot(buyer, "library-files")
  })

  it("without JavaScript as well", async () => {
    const plain = await useStage().browser.newContext({
      javaScriptEnabled: false,
      storageState: await buyer.context().storageState(),
    })
    contexts.push(plain)
    const page = await plain.newPage()
    await page.goto(shop(`/watch/${useStage().shop.demo.handle}/${SLUG}`))
    await page.getByRole("heading", { level: 1, name: TITLE }).waitFor()
    const download = await fetched(page, "Download light")
    assert.deepEqual(await contentOf(download), BYTES)
  })

  it("a new version reaches the buyer, with what changed", async () => {
    await creator.goto(admin("/studio/media?q=light.pdf"))
    await creator
      .getByRole("row")
      .filter({ hasText: "light.pdf" })
      .first()
      .click()
    await creator.getByRole("button", { name: "New version" }).click()
    const drawer = creator.getByRole("dialog")
    await drawer.getByLabel("File").setInputFiles(pdf("light-2.pdf", SECOND))
    await drawer.getByLabel("What changed?").fill("Two new chapters")
    await useStage().shoot(creator, "studio-new-version")
    await drawer.getByRole("button", { name: "Publish version" }).click()
    await drawer.waitFor({ state: "hidden" })
    await creator.getByText("Version 2").waitFor()
    await useStage().shoot(creator, "studio-file-versions")
    await buyer.goto(shop(`/${useStage().shop.demo.handle}/${SLUG}`))
    await buyer.getByText("Version 2: Two new chapters").waitFor()
    const download = await fetched(buyer, "Download light")
    assert.equal(download.suggestedFilename(), "light-2.pdf")
    assert.deepEqual(await contentOf(download), SECOND)
  })

  it("a creator takes the original back", async () => {
    const download = await fetched(creator, "Download original")
    assert.equal(download.suggestedFilename(), "light-2.pdf")
    assert.deepEqual(await contentOf(download), SECOND)
  })

  it("a creator switches downloads off, and the buyer is told", async () => {
    await creator.goto(admin("/studio/posts"))
    await creator.getByRole("row").filter({ hasText: TITLE }).first().click()
    await creator
      .getByRole("switch", { name: "Files may be downloaded" })
      .click()
    await creator.getByRole("button", { name: "Save changes" }).click()
    await creator.getByText("Saved").first().waitFor()
    await buyer.goto(shop(`/${useStage().shop.demo.handle}/${SLUG}`))
    await buyer.getByText("Its author has switched downloads off").waitFor()
    assert.equal(
      await buyer.getByRole("button", { name: /^Download/ }).count(),
      0
    )
    await useStage().shoot(buyer, "post-downloads-off")
  })
}

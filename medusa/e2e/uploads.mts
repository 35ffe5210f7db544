import assert from "node:assert/strict"
import fs from "node:fs"
import path from "node:path"
import { after, before, it } from "node:test"
import type { BrowserContext, Page } from "playwright-core"
import { useStage } from "./stage.mts"

const MIB = 1024 ** 2
const media = () => `${useStage().shop.backendUrl}/app/studio/media`
const folder = () => path.join(useStage().shop.dataDir, "journey-uploads")

/** The seed's film made longer by a box that players skip. */
function film(name: string, mib: number): string {
  const { dataDir } = useStage().shop
  const bytes = fs.readFileSync(path.join(dataDir, "seed/morning-light.mp4"))
  const box = Buffer.alloc(mib * MIB)
  box.writeUInt32BE(box.length, 0)
  box.write("free", 4, "latin1")
  fs.mkdirSync(folder(), { recursive: true })
  const file = path.join(folder(), name)
  fs.writeFileSync(file, Buffer.concat([bytes, box]))
  return file
}

/** A line on which something is still on its way when one looks. */
async function slow(page: Page, bytesPerSecond: number): Promise<void> {
  const tools = await page.context().newCDPSession(page)
  await tools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  })
}

async function choose(page: Page, files: string[]): Promise<void> {
  const picker = page.getByTestId("codex-media-files")
  await picker.waitFor({ state: "attached" })
  await page.getByRole("button", { name: "Upload", exact: true }).waitFor()
  await picker.setInputFiles(files)
}

const tray = (page: Page) => page.getByRole("region", { name: "Uploads" })

const onItsWay = (page: Page) =>
  tray(page)
    .getByText(/[1-9]\d* % of/)
    .first()
    .waitFor()

/** Numbers of the parts this page sends from now on. */
function partsOf(page: Page): string[] {
  const sent: string[] = []
  page.on("request", (request) => {
    // To the server where media lies on its disk, else straight to storage.
    const isPart = /\/media-upload\/|[?&]partNumber=/.test(request.url())
    if (request.method() === "PUT" && isPart) {
      sent.push(request.url())
    }
  })
  return sent
}

/** The library as it was: other journeys choose from it. */
async function removeAll(page: Page, names: readonly string[]): Promise<void> {
  await page.evaluate(async (wanted) => {
    const list = await fetch("/admin/studio/media?limit=100")
    const { media: files } = (await list.json()) as {
      media: { id: string; filename: string }[]
    }
    for (const { id, filename } of files) {
      if (wanted.includes(filename)) {
        await fetch(`/admin/studio/media/${id}`, { method: "DELETE" })
      }
    }
  }, names)
}

export function uploadsJourney(): void {
  let context: BrowserContext
  let first: Page
  let second: Page
  const names = [1, 2, 3, 4, 5].map((number) => `lesson-${number}.mp4`)

  before(async () => {
    ;({ context, page: first } = await useStage().person())
    const { creator } = useStage().shop.demo.logins
    await useStage().signInToAdmin(first, creator)
    await first.waitForURL(/\/app\/studio/)
    second = await context.newPage()
    for (const page of [first, second]) {
      // Leaving while something is sent is asked about; here it is meant.
      page.on("dialog", (dialog) => void dialog.accept())
      await page.goto(media())
    }
  })
  after(async () => {
    await removeAll(second, [...names, "long.mp4"])
    await context.close()
    fs.rmSync(folder(), { recursive: true, force: true })
  })

  it("two tabs, five files, a reload in between", async () => {
    const films = names.map((name, at) => film(name, 20 + at))
    await slow(first, 4 * MIB)
    await choose(first, films.slice(0, 3))
    await onItsWay(first)
    await choose(second, films.slice(3))
    await useStage().shoot(first, "studio-uploads-on-their-way")
    await first.reload()
    // The browser kept copies: they go on without being chosen again.
    await tray(first).getByText("lesson-1.mp4").waitFor()
    await first.goto(`${useStage().shop.backendUrl}/app/studio/posts`)
    await tray(first).waitFor()
    for (const [page, count] of [
      [first, 3],
      [second, 2],
    ] as const) {
      await tray(page)
        .getByText(`${count} of ${count} uploaded`)
        .waitFor({ timeout: 120_000 })
    }
    await second.reload()
    for (const name of names) {
      await second
        .getByRole("row")
        .filter({ hasText: name })
        .first()
        .getByText(/Ready|Processing|Waiting/)
        .first()
        .waitFor({ timeout: 60_000 })
    }
  })

  it("a long film waits for its file, and goes on where it stopped", async () => {
    const long = film("long.mp4", 96)
    await first.goto(media())
    await slow(first, 12 * MIB)
    // An unknown line: seven parts, of which four go at a time.
    await first.evaluate(() => {
      localStorage.removeItem("codex.upload-speed")
    })
    await choose(first, [long])
    await tray(first)
      .getByText(/[7-9]\d % of/)
      .first()
      .waitFor()
    await first.reload()
    await tray(first).getByText("1 upload waits for its file").waitFor()
    await tray(first).getByRole("button", { name: "Show uploads" }).click()
    await useStage().shoot(first, "studio-uploads-interrupted")
    const sent = partsOf(first)
    await first
      .locator("[data-testid^=codex-media-continue]")
      .setInputFiles(long)
    await tray(first).getByText("1 of 1 uploaded").waitFor({ timeout: 120_000 })
    assert.ok(sent.length < 7, `${sent.length} of 7 parts were sent again`)
  })

  it("a file that is there already is named, not sent", async () => {
    const sent = partsOf(second)
    await second.goto(media())
    await choose(second, [path.join(folder(), "lesson-2.mp4")])
    const row = tray(second).getByText("This file is in your library already.")
    await row.waitFor()
    await tray(second).getByRole("link", { name: "Open" }).waitFor()
    await tray(second).getByRole("button", { name: "Upload anyway" }).waitFor()
    await useStage().shoot(second, "studio-uploads-duplicate")
    assert.deepEqual(sent, [])
  })
}

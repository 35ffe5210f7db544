import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { sql } from "../integration-tests/shop.mts"
import { faults } from "./accessibility.mts"
import { film, FILM, give, jump, saved, site, SOUND, until } from "./film.mts"
import { useStage } from "./stage.mts"

const SRT = `1
00:00:00,000 --> 00:00:20,000
Breathe in & let go

2
00:00:20,500 --> 00:00:48,000
One long exhale`

async function noFaults(page: Page, who: "shopper" | "creator", what: string) {
  assert.deepEqual(await faults(page, who), [], what)
}

async function mediaPage(): Promise<string> {
  const [row] = await sql<{ asset_id: string }>(
    `select d.asset_id from post_deliverable d
     join content_post p on p.id = d.post_id
     where p.slug = 'evening-wind-down' and d.position = 0`
  )
  const { backendUrl } = useStage().shop
  return `${backendUrl}/app/studio/media/${row?.asset_id ?? ""}`
}

async function chooseText(page: Page, language: string, text: string) {
  await page.getByLabel("Language", { exact: true }).fill(language)
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "words.srt",
    mimeType: "application/x-subrip",
    buffer: Buffer.from(text),
  })
  const drawer = page.getByRole("dialog")
  await drawer.getByRole("button", { name: "Add text" }).click()
}

function writesTexts(): void {
  it("a creator adds captions, is told the line that is wrong, and corrects a cue", async () => {
    const { page } = await useStage().person()
    await useStage().signInToAdmin(page, useStage().shop.demo.logins.creator)
    await page.goto(await mediaPage())
    await page.getByText("None yet. Add a WebVTT or SRT").waitFor()
    await useStage().shoot(page, "studio-texts-empty")
    await page.getByRole("button", { name: "Add text" }).click()
    await chooseText(page, "en", SRT.replace("00:00:48,000", "00:00:08,000"))
    await page.getByText(/Line 6: End timestamp/).waitFor()
    await useStage().shoot(page, "studio-texts-refused")
    await chooseText(page, "en", SRT)
    await page.getByText("Captions · en · 2 lines").waitFor()
    await page.getByRole("button", { name: "Edit English" }).click()
    const text = page.getByLabel("Text of line 2")
    await text.waitFor()
    await useStage().shoot(page, "studio-cues")
    await text.fill("One very long exhale")
    await page.getByLabel("End of line 2").fill("never")
    await page.keyboard.press("Control+s")
    await page.getByText("Row 2: write times as").waitFor()
    await page.getByLabel("End of line 2").fill("0:48")
    await page.getByLabel("Text of line 2").press("Control+Enter")
    await page.getByLabel("Text of line 3").fill("x")
    await page.getByLabel("Remove line 3").click()
    await page.keyboard.press("Control+s")
    await page.getByText("Saved. Viewers see it at once.").waitFor()
    await page.getByLabel("Text of line 2").waitFor({ state: "detached" })
    const download = page.waitForEvent("download")
    await page.getByRole("link", { name: "Download English" }).click()
    const stream = await (await download).createReadStream()
    const kept = Buffer.concat(await stream.toArray()).toString()
    assert.match(kept, /^WEBVTT\n\n00:00:00\.000 --> 00:00:20\.000\nBreathe/)
    assert.match(kept, /Breathe in &amp; let go[\s\S]*One very long exhale/)

    await page.getByRole("button", { name: "Add text" }).click()
    await chooseText(page, "de", SRT)
    await page.getByText("Captions · de · 2 lines").waitFor()
    await page.getByRole("button", { name: "Delete Deutsch" }).click()
    await useStage().shoot(page, "studio-texts-delete")
    await page
      .getByRole("button", { name: "Delete", exact: true })
      .last()
      .click()
    await page
      .getByText("Captions · de · 2 lines")
      .waitFor({ state: "detached" })

    for (const [number, time, title] of [
      [1, "0:00", "Arriving"],
      [2, "0:15", "Movement"],
      [3, "0:30", "A quiet minute"],
    ] as const) {
      await page.getByRole("button", { name: "Add chapter" }).click()
      await page.getByLabel(`Start of chapter ${number}`).fill(time)
      await page.getByLabel(`Title of chapter ${number}`).fill(title)
    }
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Chapters saved").waitFor()
    await useStage().shoot(page, "studio-texts")
    await noFaults(page, "creator", "media page with texts")
    await page.context().close()
  })
}

function readsThePost(): void {
  it("anybody reads the chapters on the post's page, without JavaScript too", async () => {
    const context = await useStage().browser.newContext({
      javaScriptEnabled: false,
    })
    const page = await context.newPage()
    const chapters = page.getByRole("list", { name: "Chapters of Evening" })
    // A page that is kept is made anew within seconds of a change.
    for (let tries = 0; tries < 40; tries += 1) {
      await page.goto(site(FILM))
      if ((await chapters.count()) > 0) break
      await page.waitForTimeout(500)
    }
    assert.match(await chapters.innerText(), /0:15\s+Movement/)
    assert.equal(await chapters.getByRole("link").count(), 0)
    await page.screenshot({ path: ".screenshots/post-chapters-no-js.png" })
    await context.close()
  })
}

export function playerJourney(): void {
  let page: Page
  const violations: string[] = []
  writesTexts()
  readsThePost()

  it("an owner jumps to a chapter from the post's page", async () => {
    ;({ page } = await useStage().newShopper("Pia Player", "pia@example.com"))
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) {
        violations.push(message.text())
      }
    })
    await give("pia@example.com")
    await page.goto(site(FILM))
    await page
      .getByRole("list", { name: "Chapters of Evening" })
      .getByRole("link", { name: "Movement" })
      .click()
    await until(page, "video.readyState >= 2 && video.currentTime >= 15")
    assert.equal(await page.getByText("Resumed at").isVisible(), false)
    await page.getByRole("heading", { name: "Chapters" }).waitFor()
    const now = page.locator('[data-chapters] [aria-current="true"]')
    assert.match(await now.innerText(), /Movement/)
    assert.equal(await page.locator(".chapter-mark").count(), 2)
    await useStage().shoot(page, "player-chapters")
    await noFaults(page, "shopper", "player")
  })

  it("goes by keys: chapters, seconds, speed, sound, captions, help", async () => {
    await page.locator("body").click({ position: { x: 5, y: 5 } })
    for (const [key, then] of [
      ["k", "!video.paused && video.currentTime > 15"],
      ["k", "video.paused"],
      ["Shift+ArrowRight", "video.currentTime >= 30 && video.currentTime < 31"],
      ["Shift+ArrowLeft", "video.currentTime >= 15 && video.currentTime < 16"],
      ["l", "Math.abs(video.currentTime - 25) < 1"],
      ["j", "Math.abs(video.currentTime - 15) < 1"],
      ["5", "Math.abs(video.currentTime - 24) < 1"],
    ] as const) {
      await page.keyboard.press(key)
      await until(page, then)
    }
    await page.keyboard.press("m")
    assert.equal(await film(page, "muted"), true)
    await page.keyboard.press(">")
    assert.equal(await film(page, "playbackRate"), 1.25)
    await page.keyboard.press("c")
    const words = page.locator(".vjs-text-track-display")
    await words.getByText("One very long exhale").waitFor()
    await useStage().shoot(page, "player-captions")
    await page.keyboard.press("?")
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor()
    await useStage().shoot(page, "player-keys")
    await page.keyboard.press("Escape")
  })

  it("sees what the seek bar leads to, by pointer and by keyboard", async () => {
    const bar = page.locator(".vjs-progress-holder")
    const preview = page.locator(".seek-preview")
    await useStage().eachWidth(page, async (width) => {
      await page.mouse.move(0, 0)
      const box = await bar.boundingBox()
      assert.ok(box)
      await page.mouse.move(box.x + box.width * 0.02, box.y + box.height / 2)
      await preview.locator(".seek-picture").waitFor()
      const picture = await preview.locator(".seek-picture").evaluate((el) => ({
        image: getComputedStyle(el).backgroundImage,
        left: el.getBoundingClientRect().left,
      }))
      assert.match(picture.image, /storyboard-1\.jpg/)
      assert.ok(picture.left >= 0, "it stays inside the player")
      assert.match(await preview.innerText(), /Arriving/)
      await useStage().picture(page, "player-hover", width)
    })
    await page.mouse.move(0, 0)
    await preview.waitFor({ state: "hidden" })
    await bar.focus()
    await preview.locator(".seek-picture").waitFor()
    await useStage().picture(page, "player-seek-focus", 1440)
    await page.keyboard.press("ArrowRight")
    await page.locator("body").click({ position: { x: 5, y: 5 } })
  })

  it("chooses a quality; that, captions and speed are there next time", async () => {
    await page.keyboard.press("k")
    await until(page, "!video.paused && video.currentTime > 0")
    const menu = page.getByRole("button", { name: /quality/i })
    await menu.click()
    const low = page.getByRole("menuitemradio", { name: /^360p/ })
    await low.click()
    await page.waitForTimeout(500)
    await page.keyboard.press("k")
    await page.waitForTimeout(1_000)
    await page.goto(site(`/watch${FILM}`))
    await until(page, "video.readyState >= 2")
    await page.getByText("Resumed at").waitFor()
    await until(page, "video.playbackRate === 1.25")
    assert.equal(await film(page, "muted"), true)
    const captions = page.locator(".vjs-text-track-display")
    await jump(page, 5)
    await captions.getByText("Breathe in & let go").waitFor()
    await page.keyboard.press("k")
    await until(page, "video.videoHeight === 360")
    await useStage().shoot(page, "player-remembered")
    assert.deepEqual(violations, [])
  })

  it("listens: a waveform to seek on, a timer, lock-screen keys, in a hidden tab", async () => {
    await page.goto(site(`/watch${SOUND}`))
    await until(page, "video.readyState >= 2")
    await page.locator(".with-waveform").waitFor()
    await jump(page, 40)
    await useStage().shoot(page, "player-audio")
    await noFaults(page, "shopper", "audio player")
    await page.getByLabel("Sleep timer").selectOption("15")
    assert.equal(
      await page.evaluate("navigator.mediaSession.metadata.title"),
      "Low strings for deep work"
    )
    await page.evaluate(`document.querySelector("video").play()`)
    await until(page, "!video.paused && video.currentTime > 40.5")
    assert.equal(
      await page.evaluate("navigator.mediaSession.playbackState"),
      "playing"
    )
    const other = await page.context().newPage()
    await other.goto(site("/library"))
    await other.bringToFront()
    // Without a window no page is ever hidden: it is told that it is.
    await page.evaluate(`{
      const hidden = { get: () => "hidden" }
      Object.defineProperty(document, "visibilityState", hidden)
      document.dispatchEvent(new Event("visibilitychange"))
    }`)
    const before = Number(await film(page, "currentTime"))
    await other.waitForTimeout(32_000)
    const after = Number(await film(page, "currentTime"))
    assert.ok(after - before > 25, `${before} s, then ${after} s`)
    const kept = await saved("pia@example.com", SOUND)
    assert.ok(kept > before + 5, `${kept} s were saved, ${before} s at first`)
    await other.close()
    await page.context().close()
  })
}

// A film that cannot be copied is watched from its first minute on, while the
// rest of it is still being made.
import assert from "node:assert/strict"
import { after, it } from "node:test"
import type { Page } from "playwright-core"
import { openUpload, sendPart, until } from "../integration-tests/actions.mts"
import { sql } from "../integration-tests/shop.mts"
import { call, signIn, type Actor } from "../testing/http.mts"
import { encodedFilm } from "./encoded-film.mts"
import { useStage } from "./stage.mts"

const SECONDS = 100
const TITLE = "A hundred seconds"
const shop = () => useStage().shop
const site = (path_: string) => `${shop().storefrontUrl}${path_}`

async function studio(actor: Actor, path_: string, body: unknown) {
  const answer = await call(
    shop().backendUrl,
    actor,
    "POST",
    `/admin/studio/${path_}`,
    body
  )
  assert.ok(answer.status < 300, answer.text)
  return answer.body
}

const assetNow = async (id: string) => {
  const [row] = await sql<{ state: string; playable: boolean; entry: string }>(
    "select state, playable, entry_file as entry from media_asset where id = $1",
    [id]
  )
  return row
}

/** Holds the worker where it is; the lease of its job may run out meanwhile. */
async function holdWorker(asset: string): Promise<() => void> {
  const [job] = await sql<{ pid: string }>(
    "select split_part(worker, ':', 2) as pid from transcode_job where asset_id = $1",
    [asset]
  )
  const pid = Number(job?.pid)
  process.kill(pid, "SIGSTOP")
  let isHeld = true
  return () => {
    if (isHeld) {
      isHeld = false
      process.kill(pid, "SIGCONT")
    }
  }
}

const position = (page: Page) =>
  page.evaluate(() => document.querySelector("video")?.currentTime ?? -1)

async function seek(page: Page, to: number): Promise<void> {
  await page.waitForFunction(
    () => (document.querySelector("video")?.readyState ?? 0) >= 2
  )
  await page.evaluate(async (at) => {
    const video = document.querySelector("video")
    if (video) {
      video.muted = true
      video.currentTime = at
      await video.play()
    }
  }, to)
}

export function earlyJourney(): void {
  let asset = ""
  let slug = ""
  let goOn: () => void = () => undefined
  let watcher: Page

  after(() => goOn())

  it("is uploaded and playable before its ladder is done", async () => {
    const { backendUrl, demo } = shop()
    const login = demo.logins.creator
    const creator = await signIn(backendUrl, "user", login, "creator")
    const bytes = await encodedFilm("hundred-seconds.mp4", SECONDS)
    const upload = await openUpload(
      creator,
      "hundred-seconds.mp4",
      "video/mp4",
      bytes
    )
    asset = upload.asset
    await sendPart(upload.partUrl, bytes)
    await studio(creator, `uploads/${upload.id}/complete`, {})
    const isEarly = async () => (await assetNow(asset))?.playable === true
    await until("the first minute", isEarly, 120)
    goOn = await holdWorker(asset)
    assert.deepEqual(await assetNow(asset), {
      state: "processing",
      playable: true,
      entry: "first.m3u8",
    })
    const { post } = (await studio(creator, "posts", {
      title: TITLE,
      pricing_type: "free",
      deliverables: [{ asset_id: asset }],
    })) as { post: { id: string; slug: string } }
    slug = post.slug
    await studio(creator, `posts/${post.id}/publish`, {})
    const { page, context } = await useStage().person()
    await useStage().signInToAdmin(page, login)
    await page.goto(`${backendUrl}/app/studio/media`)
    await page.getByText("hundred-seconds.mp4").first().waitFor()
    await useStage().shoot(page, "studio-media-early")
    await page.goto(`${backendUrl}/app/studio/media/${asset}`)
    await page.getByRole("heading", { level: 1 }).first().waitFor()
    await useStage().shoot(page, "studio-media-early-detail")
    await context.close()
  })

  it("plays to the end of its first minute, and says that it goes on", async () => {
    const person = await useStage().newShopper("Early", "early@films.example")
    watcher = person.page
    await watcher.goto(site(`/checkout/${shop().demo.handle}/${slug}`))
    await watcher.getByRole("button", { name: "Get access" }).click()
    await watcher.getByRole("heading", { name: "You have access" }).waitFor()
    await watcher.goto(site(`/watch/${shop().demo.handle}/${slug}`))
    await seek(watcher, 57)
    await watcher.getByText("still being prepared").waitFor()
    await useStage().shoot(watcher, "storefront-player-rest-to-come")
    await until("the position to be saved", async () => {
      const rows = await sql<{ completed: boolean; duration_ms: number }>(
        "select completed, duration_ms from playback_progress where asset_id = $1",
        [asset]
      )
      const [row] = rows
      assert.notEqual(row?.completed, true, "a minute of it is not all of it")
      return (row?.duration_ms ?? 0) >= (SECONDS - 1) * 1000
    })
  })

  it("goes on by itself, at the same second, once the rest is there", async () => {
    goOn()
    const isReady = async () => (await assetNow(asset))?.state === "ready"
    await until("the ladder", isReady, 180)
    await watcher.waitForFunction(
      () => (document.querySelector("video")?.currentTime ?? 0) > 62,
      undefined,
      { timeout: 60_000 }
    )
    const at = await position(watcher)
    assert.ok(at < 80, `from the first minute on, not from ${at} s`)
    assert.equal(
      await watcher.getByText("still being prepared").isHidden(),
      true
    )
    await watcher.context().close()
  })
}

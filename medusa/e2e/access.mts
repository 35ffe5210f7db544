import assert from "node:assert/strict"
import { after, it } from "node:test"
import type { Page } from "playwright-core"
import { api, ok, until as becomes } from "../integration-tests/actions.mts"
import { sql } from "../integration-tests/shop.mts"
import { signIn } from "../testing/http.mts"
import { faults } from "./accessibility.mts"
import { film, FILM, give, jump, saved, site, until } from "./film.mts"
import { useStage } from "./stage.mts"

const WHO = { email: "olga@example.com", password: "seven-long-words" }
const TAKEN = "Already playing elsewhere"
const MOVED = "now playing on another device"
/** Five seconds, and how often a running player asks. */
const STOPS_WITHIN_MS = 15_000

const shop = () => useStage().shop
const operator = () =>
  signIn(shop().backendUrl, "user", shop().demo.logins.operator, "operator")

async function openFilm(page: Page): Promise<void> {
  await page.goto(site(`/watch${FILM}`))
  await until(page, "video.readyState >= 2")
}

/** Silently, and for as long as it is let. */
async function play(page: Page): Promise<void> {
  await page.evaluate(`{
    const video = document.querySelector("video")
    Object.assign(video, { muted: true, loop: true })
    video.play()
  }`)
  await until(page, "!video.paused && video.currentTime > 0.5")
}

const isPlaying = async (page: Page) => !(await film(page, "paused"))

/** Waits for the words and says how long they took; the player has stopped. */
async function stopsSaying(page: Page, words: string): Promise<number> {
  const from = Date.now()
  await page.getByRole("alert").getByText(words).waitFor()
  assert.equal(await isPlaying(page), false, "it has stopped")
  return Date.now() - from
}

const openSessions = () =>
  sql(
    `select 1 from playback_session s join customer c on c.id = s.customer_id
     where c.email = $1 and s.revoked_at is null`,
    [WHO.email]
  )

/** What the customer has of the film, as the operator's page asks for it. */
async function grantsPath(): Promise<string> {
  const [row] = await sql<{ customer: string; grant: string }>(
    `select g.customer_id as customer, g.id as grant from entitlement_grant g
     join customer c on c.id = g.customer_id
     join content_post p on p.id = g.post_id
     where c.email = $1 and p.slug = 'evening-wind-down'
     order by g.created_at desc limit 1`,
    [WHO.email]
  )
  assert.ok(row)
  return `/admin/customers/${row.customer}/grants/${row.grant}`
}

export function accessJourney(): void {
  const players: Page[] = []
  const player = (index: number): Page => {
    const page = players[index]
    assert.ok(page)
    return page
  }
  after(async () => {
    await Promise.all(players.map((page) => page.context().close()))
  })

  it("three players are open; a fourth is told where, and asked", async () => {
    const first = await useStage().newShopper("Olga Owner", WHO.email)
    await give(WHO.email)
    players.push(first.page)
    for (let more = 0; more < 3; more += 1) {
      const { page } = await useStage().person()
      await useStage().signInToShop(page, WHO)
      players.push(page)
    }
    for (const page of players.slice(0, 3)) {
      await openFilm(page)
      await play(page)
    }
    const fourth = player(3)
    await fourth.goto(site(`/watch${FILM}`))
    const places = fourth.getByRole("region", { name: TAKEN })
    await places.waitFor()
    assert.equal(await places.getByRole("listitem").count(), 3)
    await places.getByText("Chrome · Linux").first().waitFor()
    await places
      .getByText(/^Evening wind-down, since /)
      .first()
      .waitFor()
    await useStage().shoot(fourth, "player-places-taken")
    assert.deepEqual(await faults(fourth, "shopper"), [])
    for (const page of players.slice(0, 3)) {
      assert.ok(await isPlaying(page), "nobody was stopped")
    }
  })

  it("it takes a place by keyboard; the one that gave it says so and stops", async () => {
    const [first, fourth] = [player(0), player(3)]
    await jump(first, 5)
    const heading = fourth.getByRole("heading", { name: TAKEN })
    await heading.evaluate((element) => {
      if (document.activeElement !== element) throw new Error("not focused")
    })
    await fourth.keyboard.press("Tab")
    await fourth.keyboard.press("Enter")
    await until(fourth, "!video.paused && video.currentTime > 0.5")
    const took = await stopsSaying(first, MOVED)
    assert.ok(took <= STOPS_WITHIN_MS, `${took} ms`)
    await useStage().shoot(first, "player-moved")
    assert.deepEqual(await faults(first, "shopper"), [])
    assert.ok(await isPlaying(player(1)))
    assert.ok(await isPlaying(player(2)))
    assert.equal((await openSessions()).length, 3)
  })

  it("it may take a place back, at its second", async () => {
    const [first, fourth] = [player(0), player(3)]
    await play(fourth)
    const at = Number(await film(first, "currentTime"))
    await first.getByRole("button", { name: "Play here", exact: true }).click()
    await first
      .getByRole("region", { name: TAKEN })
      .getByRole("button", { name: /^Play here instead/ })
      .last()
      .click()
    await until(first, `!video.paused && video.currentTime >= ${at}`)
    await stopsSaying(fourth, MOVED)
    assert.equal((await openSessions()).length, 3)
  })

  it("who leaves the page gives the place back", async () => {
    await player(1).goto(site("/library"))
    await becomes("a place", async () => (await openSessions()).length === 2)
    const fourth = player(3)
    await fourth.getByRole("button", { name: "Play here", exact: true }).click()
    await until(fourth, "!video.paused")
    assert.ok(await isPlaying(player(0)))
  })

  it("access taken back stops what plays, says why, and keeps the position", async () => {
    const open = [player(0), player(2), player(3)]
    const [first] = open as [Page]
    const by = await operator()
    await Promise.all(
      open.map(async (page) => {
        await jump(page, 20)
        await until(page, "!video.paused && video.currentTime > 21")
      })
    )
    const path = await grantsPath()
    const reason = { reason: "Given by mistake" }
    ok(await api(by, "POST", `${path}/revoke`, reason), "taken back")
    const all = await Promise.all(
      open.map((page) =>
        stopsSaying(page, "Your access to this post has ended")
      )
    )
    for (const took of all) assert.ok(took <= STOPS_WITHIN_MS, `${took} ms`)
    const at = Number(await film(first, "currentTime"))
    assert.ok(at > 21 && at < 45, `stopped at ${at} s`)
    await useStage().shoot(first, "player-access-ended")
    assert.deepEqual(await faults(first, "shopper"), [])
    await first.getByRole("button", { name: "See the post" }).click()
    await first.getByText("Buy for").first().waitFor()
    await useStage().shoot(first, "post-access-ended")
  })

  it("bought again, it resumes there; refunded while playing, it says so", async () => {
    const [first, fourth] = [player(0), player(3)]
    await first.goto(site(`/checkout${FILM}`))
    await first.locator("button[data-pay]").click()
    await first.getByRole("heading", { name: "It is yours" }).waitFor()
    const kept = await saved(WHO.email, FILM)
    assert.ok(kept > 0, "a position was kept")
    await openFilm(fourth)
    await fourth.getByText("Resumed at").waitFor()
    await useStage().shoot(fourth, "player-resumed-after")
    const resumed = Number(await film(fourth, "currentTime"))
    assert.ok(Math.abs(resumed - kept) <= 1, `${kept} s kept, ${resumed} s now`)
    await play(fourth)
    const [purchase] = await sql<{ id: string; total: number }>(
      `select p.id, p.amount_minor::int as total from purchase p
       join customer c on c.id = p.customer_id where c.email = $1`,
      [WHO.email]
    )
    assert.ok(purchase)
    const refund = { amount_minor: purchase.total }
    const path = `/admin/purchases/${purchase.id}/refund`
    ok(await api(await operator(), "POST", path, refund), "refund")
    const took = await stopsSaying(fourth, "This purchase was refunded")
    assert.ok(took <= STOPS_WITHIN_MS, `${took} ms`)
    await useStage().shoot(fourth, "player-refunded")
  })
}

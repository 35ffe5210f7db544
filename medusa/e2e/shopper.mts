import assert from "node:assert/strict"
import { it } from "node:test"
import type { BrowserContext, Page } from "playwright-core"
import { mailedCode } from "../integration-tests/proven-buyer.mts"
import { call, registerCustomer } from "../testing/http.mts"
import { journey, useStage } from "./stage.mts"

const login = {
  email: "walker@example.com",
  password: "seven-long-words",
}
/** Beyond the 3 s below which the player starts over. */
const LEAVE_AT = 3.2
const site = (path: string) => `${useStage().shop.storefrontUrl}${path}`

const atCheckout = () =>
  journey.postUrl.replace(/(\/[^/]+\/[^/]+)$/, "/checkout$1")

const position = (page: Page) =>
  page.evaluate(() => document.querySelector("video")?.currentTime ?? -1)

async function watchUrl(page: Page) {
  await page.waitForURL(/\/watch\//)
  await page.locator("video").waitFor({ state: "attached" })
}

export function shopperJourney(): void {
  let page: Page
  let context: BrowserContext
  const mediaUrls: string[] = []

  it("finds the post on the organization's page", async () => {
    ;({ page, context } = await useStage().person())
    context.on("request", (request) => {
      if (new URL(request.url()).pathname.startsWith("/media/")) {
        mediaUrls.push(request.url())
      }
    })
    await page.goto(site(`/${useStage().shop.demo.handle}`))
    await useStage().shoot(page, "storefront-home")
    await page.goto(site(`/${useStage().shop.demo.handle}?q=flower`))
    await page.getByText("A flower opens").first().waitFor()
    await useStage().shoot(page, "storefront-search")
    await page.goto(site(`/${useStage().shop.demo.handle}?q=zzzzzz`))
    await page.getByText("Nothing matches").waitFor()
    await useStage().shoot(page, "storefront-nothing-matches")
    await page.goto(site("/mara"))
    await useStage().shoot(page, "storefront-creator")
    await page.goto(journey.postUrl)
    await page.getByRole("heading", { name: "A flower opens" }).waitFor()
    await page.getByText("$12.50").first().waitFor()
    await useStage().shoot(page, "storefront-post")
  })

  it("registers", async () => {
    await page.goto(site("/register"))
    await useStage().shoot(page, "storefront-register")
    await page.getByLabel("Name").fill("Wanda Walker")
    await page.getByLabel("E-mail").fill(login.email)
    await page.locator("input[name=password]").fill(login.password)
    await page.getByRole("button", { name: "Create account" }).click()
    await page.waitForURL((url) => !url.pathname.startsWith("/register"))
  })

  it("confirms the e-mail address on the checkout page", async () => {
    await page.goto(atCheckout())
    await page.locator("button[data-pay]").click()
    await page.getByText("Please confirm your e-mail address").waitFor()
    await useStage().shoot(page, "storefront-email-first")
    await page.getByRole("button", { name: "Send me a code" }).click()
    const code = page.getByLabel("Code from the mail")
    await code.waitFor()
    await page.getByText(/Send it again in \d+ s/).waitFor()
    const right = await mailedCode(login.email)
    await code.fill(right === "000000" ? "000001" : "000000")
    await page.getByText("This code is not right").waitFor()
    await useStage().shoot(page, "storefront-email-code")
    await code.fill(right)
    await page.getByText("Confirmed", { exact: true }).waitFor()
    const focused = await page.evaluate(
      () => document.activeElement?.hasAttribute("data-pay") ?? false
    )
    assert.ok(focused, "the button that pays has the focus")
    await useStage().shoot(page, "storefront-email-confirmed")
    await page.reload()
    await page.getByText("Confirmed", { exact: true }).waitFor()
  })

  it("is told when a payment is declined, then pays and may watch", async () => {
    await page.goto(journey.postUrl)
    await page
      .getByRole("link", { name: /Buy for|Continue to checkout/ })
      .or(page.getByRole("button", { name: /Buy for|Continue to checkout/ }))
      .first()
      .click()
    await page.waitForURL(/\/checkout\//)
    await page.getByText("Test mode — no real money").waitFor()
    await useStage().shoot(page, "storefront-checkout")
    await page.getByLabel("Decline this payment").check()
    await page.getByRole("button", { name: "Pay $12.50" }).click()
    await page
      .getByText(/declined|did not go through/)
      .first()
      .waitFor()
    await useStage().shoot(page, "storefront-declined")
    await page.goto(atCheckout())
    await page.getByRole("button", { name: "Pay $12.50" }).dblclick()
    await page.getByRole("heading", { name: "It is yours" }).waitFor()
    await useStage().shoot(page, "storefront-done")
    await page.getByRole("link", { name: "Start watching" }).click()
    await watchUrl(page)
  })

  it("plays, and leaves at a known second", async () => {
    await page.waitForFunction(
      () => (document.querySelector("video")?.readyState ?? 0) >= 2
    )
    await useStage().shoot(page, "storefront-player")
    await page.evaluate(async () => {
      const video = document.querySelector("video")
      if (video) {
        video.muted = true
        await video.play()
      }
    })
    await page.waitForFunction(
      (at) => (document.querySelector("video")?.currentTime ?? 0) >= at,
      LEAVE_AT
    )
    await page.keyboard.press("k")
    await page.waitForFunction(
      () => document.querySelector("video")?.paused === true
    )
    journey.leftAt = await position(page)
    await page.waitForTimeout(1000)
    await page.goto(site("/library"))
    await page.getByText("Continue watching").waitFor()
    await useStage().shoot(page, "storefront-library")
  })

  it("resumes there on another device", async () => {
    const other = await useStage().person()
    await useStage().signInToShop(other.page, login)
    const { pathname } = new URL(journey.postUrl)
    await other.page.goto(site(`/watch${pathname}`))
    await watchUrl(other.page)
    await other.page.waitForFunction(
      () => (document.querySelector("video")?.readyState ?? 0) >= 1
    )
    await other.page.getByText("Resumed at").waitFor()
    const resumed = await position(other.page)
    assert.ok(
      Math.abs(resumed - journey.leftAt) <= 1,
      `left at ${journey.leftAt} s, resumed at ${resumed} s`
    )
    await useStage().shoot(other.page, "storefront-resumed")
    await other.context.close()
  })

  it("sees Access instead of Buy, and cannot buy twice", async () => {
    await page.goto(journey.postUrl)
    await page.getByRole("link", { name: "Access" }).first().waitFor()
    assert.equal(await page.getByText("Buy for").count(), 0)
    await useStage().shoot(page, "storefront-owned")
    const again = await page.evaluate(
      async (post) => {
        const response = await fetch("/api/checkout", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({
            post_id: post,
            buyer: { name: "Wanda", email: "walker@example.com" },
            idempotency_key: "second-purchase",
          }),
        })
        return { status: response.status, body: await response.text() }
      },
      await postId()
    )
    assert.ok(again.status >= 400 && again.status < 500, again.body)
    assert.match(again.body, /already_owned/)
  })

  it("keeps copied addresses from strangers, logged in or not", async () => {
    const playlist = mediaUrls.find((url) => url.endsWith(".m3u8"))
    const segment = mediaUrls.find((url) => /\.(ts|m4s|mp4)$/.test(url))
    assert.ok(playlist && segment, `seen: ${mediaUrls.slice(0, 5).join(", ")}`)
    const stranger = await useStage().person()
    const shop = useStage().shop
    const thief = { email: "thief@example.com", password: "quite-long-enough" }
    await registerCustomer(
      shop.backendUrl,
      shop.demo.publishableKey,
      thief,
      "T"
    )
    const loggedIn = await useStage().person()
    await useStage().signInToShop(loggedIn.page, thief)
    for (const url of [playlist, segment]) {
      for (const { context: who } of [stranger, loggedIn]) {
        assert.equal((await who.request.get(url)).status(), 403, url)
      }
    }
    await stranger.context.close()
    await loggedIn.context.close()
  })

  it("gets a free post with one click, and sees what is sold out", async () => {
    await page.goto(
      site(`/${useStage().shop.demo.handle}/founders-circle-recording`)
    )
    await page.getByText("Sold out").first().waitFor()
    await useStage().shoot(page, "storefront-sold-out")
    await page.goto(
      site(`/checkout/${useStage().shop.demo.handle}/three-slow-breaths`)
    )
    await page.getByRole("button", { name: "Get access" }).click()
    await page.getByRole("heading", { name: "You have access" }).waitFor()
    await page.goto(site(`/${useStage().shop.demo.handle}/morning-light`))
    await useStage().shoot(page, "storefront-pay-what-you-want")
  })

  it("listens to a recording, and is helped where nothing is", async () => {
    const { pathname } = new URL(journey.postUrl)
    await page.goto(site(`/watch${pathname}?part=2`))
    await page.goto(site("/nobody-here"))
    await page.getByText("This page does not exist").first().waitFor()
    await useStage().shoot(page, "storefront-404")
    await page.goto(site("/login"))
    await context.close()
    const visitor = await useStage().person()
    await visitor.page.goto(site("/login"))
    await useStage().shoot(visitor.page, "storefront-login")
    await visitor.context.close()
  })
}

async function postId(): Promise<string> {
  const { pathname } = new URL(journey.postUrl)
  const answer = await call(
    useStage().shop.backendUrl,
    { name: "anyone", headers: {} },
    "GET",
    `/api/catalog${pathname}`
  )
  return (answer.body as { post: { id: string } }).post.id
}

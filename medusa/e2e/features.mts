import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { call, signIn } from "../testing/http.mts"
import { save } from "./settings.mts"
import { useStage } from "./stage.mts"

const shop = () => useStage().shop
const site = (path: string) => `${shop().storefrontUrl}${path}`
const admin = (path: string) => `${shop().backendUrl}/app${path}`

/** A file is there for everybody and is what its address says. */
async function isServed(page: Page, path: string, type: string) {
  const answer = await page.request.get(site(path))
  assert.equal(answer.status(), 200, path)
  assert.match(answer.headers()["content-type"] ?? "", new RegExp(type), path)
  return answer.text()
}

async function createDiscount(code: string) {
  const { backendUrl, demo } = shop()
  const creator = await signIn(
    backendUrl,
    "user",
    demo.logins.creator,
    "creator"
  )
  return call(backendUrl, creator, "POST", "/admin/studio/discounts", {
    code,
    kind: "percentage",
    value: 1000,
    scope: "organization",
  })
}

export function featuresJourney(): void {
  it("is found by feed readers, search engines and where links are shared", async () => {
    const { page, context } = await useStage().person()
    const { handle } = shop().demo
    const feed = await isServed(page, `/rss/${handle}.xml`, "rss")
    assert.match(feed, /<item><title>/)
    const map = await isServed(page, "/sitemap.xml", "xml")
    assert.match(map, new RegExp(`<loc>[^<]*/${handle}/[a-z-]+</loc>`))
    await isServed(page, "/robots.txt", "text/plain")
    await page.goto(site(`/${handle}/morning-light`))
    const image = page.locator("meta[property='og:image']")
    const { pathname } = new URL((await image.getAttribute("content")) ?? "")
    await isServed(page, pathname, "image/png")
    await page.goto(site(pathname))
    await useStage().shoot(page, "features-share-picture")
    await context.close()
  })

  it("refuses what a creator has switched off", async () => {
    const { page, context } = await useStage().person()
    const { handle } = shop().demo
    await useStage().signInToAdmin(page, shop().demo.logins.creator)
    await page.goto(admin("/studio/settings"))
    for (const name of ["Discounts", "RSS feed"]) {
      await page.getByLabel(name, { exact: true }).click()
    }
    await useStage().shoot(page, "features-studio")
    await save(page)
    const refused = await createDiscount("OFF")
    assert.equal(refused.status, 403)
    assert.match(refused.text, /feature_off/)
    const feed = await page.request.get(site(`/rss/${handle}.xml`))
    assert.equal(feed.status(), 404)
    for (const name of ["Discounts", "RSS feed"]) {
      await page.getByLabel(name, { exact: true }).click()
    }
    await save(page)
    await context.close()
  })

  it("lets the operator see the connections and switch explore on", async () => {
    const { page, context } = await useStage().person()
    const { page: visitor, context: other } = await useStage().person()
    assert.equal((await visitor.request.get(site("/explore"))).status(), 404)
    await useStage().signInToAdmin(page, shop().demo.logins.operator)
    await page.goto(admin("/platform-settings"))
    for (const variable of ["STRIPE_API_KEY", "SMTP_URL", "S3_BUCKET"]) {
      await page.getByText(variable, { exact: true }).waitFor()
    }
    await useStage().shoot(page, "features-connections")
    await page.getByLabel("Explore page").click()
    await page.getByLabel("RSS feed").scrollIntoViewIfNeeded()
    await useStage().shoot(page, "features-platform")
    await save(page)
    await visitor.goto(site(`/${shop().demo.handle}`))
    await visitor.getByRole("link", { name: "Explore" }).click()
    await visitor.getByRole("heading", { name: "Explore" }).waitFor()
    assert.ok((await visitor.getByRole("article").count()) > 3)
    await useStage().shoot(visitor, "features-explore")
    await visitor.getByLabel("Price", { exact: true }).selectOption("free")
    await visitor.waitForURL(/price=free/)
    const free = visitor.getByRole("article").filter({ hasText: "Free" })
    await free.filter({ hasText: "Three slow breaths" }).waitFor()
    assert.equal(await visitor.getByRole("article").count(), await free.count())
    await page.getByLabel("Explore page").click()
    await save(page)
    await context.close()
    await other.close()
  })
}

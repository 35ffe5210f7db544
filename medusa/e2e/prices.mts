import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { call, signIn, type Actor } from "../testing/http.mts"
import { useStage } from "./stage.mts"

const BACK_IN_STOCK_TITLE = "One single copy"

const shop = () => useStage().shop
const site = (path: string) => `${shop().storefrontUrl}${path}`
const post = (slug: string) => site(`/${shop().demo.handle}/${slug}`)
const checkout = (slug: string) =>
  site(`/checkout/${shop().demo.handle}/${slug}`)

const pay = (page: Page) => page.locator("button[data-pay]")
const heading = (page: Page, name: string) =>
  page.getByRole("heading", { name }).waitFor()

/** A person with a fresh account, signed in on the storefront. */
async function newShopper(name: string): Promise<Page> {
  const { page } = await useStage().newShopper(
    name,
    `${name.toLowerCase()}@prices.example`
  )
  return page
}

async function creator(): Promise<Actor> {
  const { demo, backendUrl } = shop()
  return signIn(backendUrl, "user", demo.logins.creator, "creator")
}

interface StudioPosts {
  posts: {
    id: string
    title: string
    deliverables: { asset_id: string }[]
  }[]
}

/** What a creator does in Studio, told to the same API. */
async function inStudio(method: string, path: string, body?: unknown) {
  const answer = await call(
    shop().backendUrl,
    await creator(),
    method,
    `/admin/studio/${path}`,
    body
  )
  assert.ok(answer.status < 300, answer.text)
  return answer.body
}

/** A post of one copy, made from the files of the free one. */
async function oneCopy(): Promise<void> {
  const { posts } = (await inStudio("GET", "posts?limit=100")) as StudioPosts
  const source = posts.find(({ title }) => title === "Three slow breaths")
  const made = (await inStudio("POST", "posts", {
    title: BACK_IN_STOCK_TITLE,
    pricing_type: "fixed",
    price_minor: 500,
    supply_limit: 1,
    deliverables: (source?.deliverables ?? []).map(({ asset_id }) => ({
      asset_id,
    })),
  })) as { post: { id: string } }
  await inStudio("POST", `posts/${made.post.id}/publish`, {})
}

export function pricesJourney(): void {
  let page: Page

  it("gets a free post without a card", async () => {
    page = await newShopper("Freya")
    await page.goto(post("three-slow-breaths"))
    await page.getByRole("link", { name: "Get access" }).first().click()
    await page.getByText("No card needed").waitFor()
    await useStage().shoot(page, "prices-free")
    await pay(page).click()
    await heading(page, "You have access")
  })

  it("names a price: too little is told, enough is paid", async () => {
    await page.goto(post("morning-light"))
    await page.getByLabel("Your price in USD").fill("1")
    await page.getByRole("button", { name: "Continue" }).first().click()
    await page.getByText("Please enter $3.00 or more.").waitFor()
    await useStage().shoot(page, "prices-pwyw-too-low")
    await page.getByLabel("Your price in USD").fill("5.50")
    await page.getByRole("button", { name: "Continue" }).first().click()
    await page.getByRole("button", { name: "Pay $5.50" }).click()
    await heading(page, "It is yours")
  })

  it("sees a discount struck through, and a better one by its code", async () => {
    const { page: studio, context } = await useStage().person()
    await useStage().signInToAdmin(studio, shop().demo.logins.creator)
    await studio.goto(`${shop().backendUrl}/app/studio/discounts`)
    await studio.getByText("No discounts yet").waitFor()
    await studio.getByRole("button", { name: "Create discount" }).click()
    await studio.getByLabel("Code").fill("journey")
    await studio.getByLabel("Percent off").fill("50")
    await useStage().shoot(studio, "prices-studio-discount")
    await studio.getByRole("button", { name: "Create", exact: true }).click()
    await studio.getByText("JOURNEY").first().waitFor()
    await inStudio("POST", "discounts", {
      code: null,
      kind: "percentage",
      value: 1000,
      scope: "organization",
    })
    await page.goto(post("low-strings-for-deep-work"))
    await page.getByText("Buy for $8.10").first().waitFor()
    await page.getByText("Before: $9.00").first().waitFor({ state: "attached" })
    await useStage().shoot(page, "prices-struck")
    await page.goto(checkout("low-strings-for-deep-work"))
    await page.getByText("I have a discount code").click()
    await page.getByLabel("Discount code").fill("jorney")
    await page.getByRole("button", { name: "Apply" }).click()
    await page.getByText("This code is not valid here").waitFor()
    await useStage().shoot(page, "prices-code-refused")
    await page.getByLabel("Discount code").fill("journey")
    await page.getByRole("button", { name: "Apply" }).click()
    await page.getByText("“JOURNEY” is applied.").waitFor()
    await useStage().shoot(page, "prices-code")
    await page.getByRole("button", { name: "Pay $4.50" }).click()
    await heading(page, "It is yours")
    await studio.reload()
    await studio.getByText("$4.50").first().waitFor()
    await useStage().shoot(studio, "prices-studio-usage")
    await context.close()
  })

  it("completes a bundle for the rest of its price, once its terms are accepted", async () => {
    await page.goto(post("the-quiet-evening"))
    await page.getByText("for what you own already").waitFor()
    await useStage().shoot(page, "prices-bundle")
    await page
      .getByRole("link", { name: /Buy for/ })
      .first()
      .click()
    await page.getByText("You own 1 of 2 already").waitFor()
    await pay(page).click()
    await page.getByText("Please accept the terms").first().waitFor()
    await useStage().shoot(page, "prices-terms")
    await page.getByLabel(/I have read the terms/).check()
    await pay(page).click()
    await heading(page, "It is yours")
    await page.goto(post("evening-wind-down"))
    await page.getByRole("link", { name: "Access" }).first().waitFor()
    await page.goto(post("the-quiet-evening"))
    assert.equal(await page.getByText("Buy for").count(), 0)
    await useStage().shoot(page, "prices-bundle-owned")
  })

  it("sells the only copy to one of two who click at once", async () => {
    await oneCopy()
    const rivals = [await newShopper("Rio"), await newShopper("Rea")]
    for (const rival of rivals) {
      await rival.goto(checkout("one-single-copy"))
      await pay(rival).waitFor()
    }
    await Promise.all(rivals.map((rival) => pay(rival).click()))
    await Promise.all(
      rivals.map((rival) =>
        rival
          .getByText(/It is yours|The last place was taken/)
          .first()
          .waitFor()
      )
    )
    const won = await Promise.all(
      rivals.map((rival) => rival.getByText("It is yours").count())
    )
    assert.equal(won.filter((count) => count > 0).length, 1)
    const loser = rivals[won.indexOf(0)]
    assert.ok(loser)
    await useStage().shoot(loser, "prices-sold-out-race")
    await loser.goto(post("one-single-copy"))
    await loser.getByText("Sold out").first().waitFor()
    for (const rival of rivals) {
      await rival.context().close()
    }
    await page.context().close()
  })
}

import assert from "node:assert/strict"
import { it } from "node:test"
import type { BrowserContext, Page } from "playwright-core"
import { until } from "../integration-tests/actions.mts"
import { strayPayment } from "../integration-tests/refund-fixtures.mts"
import { sql } from "../integration-tests/shop.mts"
import { useStage } from "./stage.mts"

const shop = () => useStage().shop
const site = (path: string) => `${shop().storefrontUrl}${path}`
const admin = (path: string) => `${shop().backendUrl}/app${path}`
const SLUG = "low-strings-for-deep-work"

/** A card of the page by its title. */
const card = (page: Page, title: string) =>
  page.locator("form").filter({ hasText: title })

const said = (page: Page) =>
  page.getByText("The rules are saved").first().waitFor()

export function storeRulesJourney(): void {
  let studio: Page
  let context: BrowserContext

  it("is set in Studio: a phone is asked for, refunds within 14 days", async () => {
    ;({ page: studio, context } = await useStage().person())
    await useStage().signInToAdmin(studio, shop().demo.logins.creator)
    await studio.goto(admin("/studio/store-rules"))
    await studio.getByLabel("Phone number").click()
    await card(studio, "Phone number")
      .getByRole("button", { name: "Save" })
      .click()
    await said(studio)
    await studio.getByLabel("May be asked for within").fill("14")
    await studio
      .getByText("You can ask for your money back within 14 days of paying.")
      .waitFor()
    await useStage().shoot(studio, "rules-studio")
    await card(studio, "May be asked for within")
      .getByRole("button", { name: "Save" })
      .click()
    await studio.getByText("Your own rules").nth(1).waitFor()
  })

  it("is read on the post and at checkout, and the phone is checked", async () => {
    const { page } = await useStage().newShopper("Phona", "phona@rules.example")
    await until("the post page to say the new days", async () => {
      await page.goto(site(`/${shop().demo.handle}/${SLUG}`))
      return (await page.getByText("within 14 days of paying").count()) > 0
    })
    await useStage().shoot(page, "rules-post")
    await page.goto(site(`/checkout/${shop().demo.handle}/${SLUG}`))
    await page.getByText("within 14 days of paying").first().waitFor()
    await page.getByLabel("Country of the number").selectOption("DE")
    await page.getByLabel("Phone", { exact: true }).fill("12")
    await page.locator("button[data-pay]").click()
    await page.getByText("not a number of the chosen country").waitFor()
    await useStage().shoot(page, "rules-phone-refused")
    await page.getByLabel("Phone", { exact: true }).fill("030 901820")
    await page.locator("button[data-pay]").click()
    await page.getByRole("heading", { name: "It is yours" }).waitFor()
    const [bought] = await sql<{ phone: string; proven: boolean }>(
      `select buyer_phone as phone, buyer_email_verified_at is not null as proven
       from purchase where buyer_email = 'phona@rules.example'`
    )
    assert.deepEqual(bought, { phone: "+4930901820", proven: true })
    await page.context().close()
  })

  it("follows the shop again, whose rules the operator sets", async () => {
    await studio.reload()
    const follow = () =>
      studio.getByRole("button", { name: "Follow the shop again" })
    await follow().first().click()
    await said(studio)
    await until(
      "one card to follow",
      async () => (await follow().count()) === 1
    )
    await follow().first().click()
    await until("both to follow", async () => (await follow().count()) === 0)
    await context.close()
    const { page, context: desk } = await useStage().person()
    await useStage().signInToAdmin(page, shop().demo.logins.operator)
    await page.goto(admin("/store-rules"))
    await page.getByText("Buyers read on the post").waitFor()
    await useStage().shoot(page, "rules-operator")
    await desk.close()
  })

  it("gives money back that belongs to no purchase", async () => {
    const payment = await strayPayment(`demopay_journey_${Date.now()}`)
    const { page, context: desk } = await useStage().person()
    await useStage().signInToAdmin(page, shop().demo.logins.operator)
    await page.goto(admin("/needs-attention"))
    const row = page.getByRole("listitem").filter({ hasText: payment })
    await row.waitFor()
    await useStage().shoot(page, "desk-suspense")
    await row.getByRole("button", { name: "Decide" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByText("Give it back").click()
    await drawer.getByText("It leaves suspense when the provider").waitFor()
    await useStage().shoot(page, "desk-suspense-decision")
    await drawer.getByRole("button", { name: "Give $7.77 back" }).click()
    await page.getByText("is on its way back").first().waitFor()
    await until("the money to have left suspense", async () => {
      const [row] = await sql<{ left: string }>(
        `select coalesce(sum(amount_minor), 0)::text as left
         from codex.ledger_posting
         where ref_id = $1 and account = 'platform:suspense'`,
        [payment]
      )
      return row?.left === "0"
    })
    await desk.close()
  })
}

import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { until } from "../integration-tests/actions.mts"
import { sql } from "../integration-tests/shop.mts"
import { deliver } from "../integration-tests/reliability/demo-events.mts"
import { call, signIn } from "../testing/http.mts"
import { useStage } from "./stage.mts"

const shop = () => useStage().shop
const site = (path: string) => `${shop().storefrontUrl}${path}`
const admin = (path: string) => `${shop().backendUrl}/app${path}`
const SLUG = "evening-wind-down"

/** A new customer who has just bought the post. */
async function buyer(name: string): Promise<Page> {
  const { page } = await useStage().newShopper(
    name,
    `${name.toLowerCase()}@refunds.example`
  )
  await page.goto(site(`/checkout/${shop().demo.handle}/${SLUG}`))
  await page.locator("button[data-pay]").click()
  await page.getByRole("heading", { name: "It is yours" }).waitFor()
  return page
}

/** Early and unused requests are approved by policy; here a person decides. */
async function letCreatorsDecide(): Promise<void> {
  const { demo, backendUrl } = shop()
  const creator = await signIn(
    backendUrl,
    "user",
    demo.logins.creator,
    "creator"
  )
  const answer = await call(
    backendUrl,
    creator,
    "PUT",
    "/admin/studio/refund-policy",
    { window_days: 30, auto_days: 0, auto_percent: 0, escalate_hours: 72 }
  )
  assert.ok(answer.status < 300, answer.text)
}

async function owns(page: Page): Promise<boolean> {
  await page.goto(site(`/${shop().demo.handle}/${SLUG}`))
  return (await page.getByText("Yours since").count()) > 0
}

export function refundsJourney(): void {
  let page: Page

  it("asks for a refund with a reason, from the receipt", async () => {
    await letCreatorsDecide()
    page = await buyer("Refa")
    await page.goto(site("/receipts"))
    await useStage().shoot(page, "refunds-purchases")
    await page.getByRole("link", { name: "Evening wind-down" }).first().click()
    await page.getByText("Amount paid").waitFor()
    await useStage().shoot(page, "refunds-receipt")
    const ask = page.getByText("Ask for a refund").first()
    await ask.click()
    await page.getByLabel("I no longer want it").check()
    await useStage().shoot(page, "refunds-reason")
    await page.getByRole("button", { name: "Ask for a refund" }).click()
    await page.getByText("Waiting for the seller").first().waitFor()
    await useStage().shoot(page, "refunds-asked")
    assert.equal(await owns(page), true)
  })

  it("is decided in Studio, after showing what it does", async () => {
    const { page: studio, context } = await useStage().person()
    await useStage().signInToAdmin(studio, shop().demo.logins.creator)
    await studio.goto(admin("/studio/refunds"))
    await studio.getByText("Evening wind-down").first().waitFor()
    await useStage().shoot(studio, "refunds-studio")
    await studio.getByText("Evening wind-down").first().click()
    const drawer = studio.getByRole("dialog")
    await drawer.getByText("What approving does").waitFor()
    await drawer.getByText("Ends when paid back").waitFor()
    await useStage().shoot(studio, "refunds-studio-decision")
    await drawer.getByRole("button", { name: "Give the money back" }).click()
    await studio.getByText("The money is on its way back").first().waitFor()
    await context.close()
  })

  it("is paid back, and access is gone", async () => {
    await page.goto(site("/receipts"))
    await page.getByRole("link", { name: "Evening wind-down" }).first().click()
    await until("the money to be back", async () => {
      await page.reload()
      return (await page.getByText("Paid back").count()) > 0
    })
    await useStage().shoot(page, "refunds-done")
    assert.equal(await owns(page), false)
    await useStage().shoot(page, "refunds-access-gone")
    await page.context().close()
  })

  it("suspends access while a bank disputes the payment", async () => {
    const disputed = await buyer("Disa")
    const [sale] = await sql<{ id: string; payment_id: string; paid: number }>(
      "select id, payment_id, amount_minor::int as paid from purchase order by settled_at desc limit 1"
    )
    assert.ok(sale)
    const event = {
      id: `demo_dispute_${sale.id}`,
      type: "dispute.needs_response",
      created: Math.floor(Date.now() / 1000),
      data: {
        payment_id: sale.payment_id,
        dispute_id: `dp_${sale.id}`,
        amount_minor: sale.paid,
        currency_code: "usd",
        fee_minor: 1500,
        reason: "fraudulent",
      },
    }
    const told = await deliver(shop().backendUrl, JSON.stringify(event))
    assert.ok(told.status < 300, told.text)
    const { page: desk, context } = await useStage().person()
    await useStage().signInToAdmin(desk, shop().demo.logins.operator)
    await desk.goto(admin("/needs-attention"))
    await desk.getByText("Needs your answer").first().waitFor()
    await useStage().shoot(desk, "refunds-needs-attention")
    const pdf = desk.waitForEvent("download")
    await desk.getByText("Evidence PDF").first().click()
    assert.match((await pdf).suggestedFilename(), /\.pdf$/)
    assert.equal(await owns(disputed), false)
    await context.close()
    await disputed.context().close()
  })
}

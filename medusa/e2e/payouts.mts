import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { earn } from "../integration-tests/reliability/flows-payout.mts"
import { sql } from "../integration-tests/shop.mts"
import { useStage } from "./stage.mts"

const admin = (path: string) => `${useStage().shop.backendUrl}/app${path}`
const IBAN = "DE89370400440532013000"

async function signedIn(who: "creator" | "operator"): Promise<Page> {
  const { page } = await useStage().person()
  await useStage().signInToAdmin(page, useStage().shop.demo.logins[who])
  return page
}

/** The newest payout, as the operator sees it. */
async function openPayout(page: Page, tab: string) {
  await page.goto(admin("/payouts"))
  await page.getByRole("tab", { name: tab }).click()
  await page.getByText("$40.00").first().click()
  const drawer = page.getByRole("dialog")
  await drawer.waitFor()
  return drawer
}

export function payoutsJourney(): void {
  let studio: Page
  let desk: Page

  it("adds where to be paid, after the password and with a wait", async () => {
    await earn(5_000, "e2e-earned")
    studio = await signedIn("creator")
    await studio.goto(admin("/studio/wallet"))
    await studio
      .getByRole("button", { name: "Add a payout destination" })
      .click()
    const drawer = studio.getByRole("dialog")
    await drawer.getByLabel("Country of the bank").click()
    await studio.getByRole("option", { name: "Germany" }).click()
    await drawer.getByLabel("Account holder").fill("Mara Lind")
    await drawer.getByLabel("IBAN or account number").fill(IBAN)
    await drawer
      .getByLabel("Your password")
      .fill(useStage().shop.demo.logins.creator.password)
    await useStage().shoot(studio, "payouts-destination")
    await drawer.getByRole("button", { name: "Save destination" }).click()
    await studio.getByText("can be used from").waitFor()
    await studio.getByText("3000").first().waitFor()
    assert.equal(await studio.getByText(IBAN).count(), 0)
    await useStage().shoot(studio, "payouts-cooling-down")
  })

  it("asks for money", async () => {
    await sql(
      "update payout_destination set usable_from = now() - interval '1 minute'"
    )
    await studio.reload()
    await studio.getByRole("button", { name: "Request payout" }).click()
    const drawer = studio.getByRole("dialog")
    await drawer.getByLabel("Amount").fill("5.00")
    await drawer.getByText("A payout is at least $10.00.").waitFor()
    await drawer.getByLabel("Amount").fill("40.00")
    await useStage().shoot(studio, "payouts-request")
    await drawer.getByRole("button", { name: "Request $40.00" }).click()
    await studio.getByText("Waiting for approval").first().waitFor()
    await useStage().shoot(studio, "payouts-requested")
  })

  it("is approved, paid and comes back from the bank", async () => {
    desk = await signedIn("operator")
    const waiting = await openPayout(desk, "Waiting")
    await useStage().shoot(desk, "payouts-queue")
    await waiting.getByRole("button", { name: "Approve" }).click()
    await desk.getByText("Approved").first().waitFor()
    const sending = await openPayout(desk, "On the way")
    await sending.getByRole("button", { name: "Mark as paid" }).click()
    await sending.getByLabel("Reference of the bank").fill("SEPA 4711")
    await useStage().shoot(desk, "payouts-mark-paid")
    await sending.getByRole("button", { name: "Mark as paid" }).click()
    await desk.getByText("Marked as paid").first().waitFor()
    await studio.reload()
    await studio.getByText("Paid", { exact: true }).first().waitFor()
    await useStage().shoot(studio, "payouts-paid")
    const done = await openPayout(desk, "Done")
    await done.getByRole("button", { name: "Mark as returned" }).click()
    await done
      .getByLabel("Why the bank sent it back")
      .fill("The account was closed")
    await done.getByRole("button", { name: "Mark as returned" }).click()
    await desk.getByText("Returned.").first().waitFor()
    await studio.reload()
    await studio.getByText("Returned").first().waitFor()
    await useStage().shoot(studio, "payouts-returned")
    const [row] = await sql<{ available: number; hold: number }>(
      `select sum(amount_minor) filter (where account like '%:available')::int as available,
        coalesce(sum(amount_minor) filter (where account like '%:payout_hold'), 0)::int as hold
       from codex.ledger_posting where account like 'payee:%'`
    )
    assert.equal(row?.hold, 0)
    await studio.context().close()
    await desk.context().close()
  })
}

import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { useStage } from "./stage.mts"

const admin = (path: string) => `${useStage().shop.backendUrl}/app${path}`
const IN_TEN_DAYS = new Date(Date.now() + 10 * 86_400_000)
  .toISOString()
  .slice(0, 10)

async function signedIn(who: "creator" | "operator"): Promise<Page> {
  const { page } = await useStage().person()
  await useStage().signInToAdmin(page, useStage().shop.demo.logins[who])
  return page
}

/** The drawer of the wallet that says how payouts work. */
async function openRules(studio: Page) {
  await studio.goto(admin("/studio/wallet"))
  await studio.getByRole("button", { name: "How payouts work" }).click()
  const drawer = studio.getByRole("dialog")
  await drawer.getByText("When a sale becomes available").first().waitFor()
  return drawer
}

export function payoutPolicyJourney(): void {
  let desk: Page
  let studio: Page

  it("is planned by the operator, who reads what creators will", async () => {
    desk = await signedIn("operator")
    await desk.goto(admin("/payout-policy"))
    await desk.getByText("No changes yet").waitFor()
    await desk.getByText("7 days after the sale").waitFor()
    await useStage().shoot(desk, "policy-none")
    await desk.getByRole("button", { name: "Plan a change" }).click()
    const drawer = desk.getByRole("dialog")
    await drawer.getByLabel("Counts from").fill(IN_TEN_DAYS)
    await drawer.getByLabel("Days a sale stays pending").fill("6")
    await drawer.getByText("Write 7 to 365 days.").waitFor()
    const announce = drawer.getByRole("button", { name: "Announce the policy" })
    assert.equal(await announce.isDisabled(), true)
    await drawer.getByLabel("Days a sale stays pending").fill("14")
    await drawer.getByLabel("Reserve in percent").fill("10")
    await drawer.getByLabel("Why (for the history)").fill("More refunds")
    await drawer.getByText("14 days after the sale").waitFor()
    await useStage().shoot(desk, "policy-plan")
    await announce.click()
    await desk.getByText("Planned", { exact: true }).waitFor()
    await useStage().shoot(desk, "policy-planned")
  })

  it("is read by creators before it counts", async () => {
    studio = await signedIn("creator")
    const drawer = await openRules(studio)
    await drawer.getByText("14 days after the sale").waitFor()
    await drawer
      .getByText("What you sold before keeps the hold it has.")
      .waitFor()
    await drawer.getByText("7 days after the sale").waitFor()
    await useStage().shoot(studio, "policy-announced")
  })

  it("is withdrawn, and creators read what counts on", async () => {
    await desk.getByRole("button", { name: "Withdraw" }).click()
    await desk.getByRole("button", { name: "Withdraw the policy" }).click()
    await desk.getByText("Replaced").waitFor()
    await desk.getByText("As before").waitFor()
    await useStage().shoot(desk, "policy-withdrawn")
    const drawer = await openRules(studio)
    assert.equal(await drawer.getByText("14 days after the sale").count(), 0)
    await desk.context().close()
    await studio.context().close()
  })
}

import assert from "node:assert/strict"
import fs from "node:fs"
import { after, before, it } from "node:test"
import { strFromU8, unzipSync } from "fflate"
import type { BrowserContext, Page } from "playwright-core"
import { post } from "../integration-tests/account-people.mts"
import {
  sellerWithSale,
  type Seller,
} from "../integration-tests/creator-bundle.mts"
import { emptyWallet } from "../integration-tests/empty-wallet.mts"
import { useStage } from "./stage.mts"

const profile = () => `${useStage().shop.backendUrl}/app/settings/profile`

const typePassword = (page: Page, password: string) =>
  page.getByLabel("Your password").fill(password)

const pressEnter = (page: Page) =>
  page.getByLabel("Your password").press("Enter")

async function openClosing(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Close your account…" }).click()
  await page.getByText("It cannot be undone.").waitFor()
}

/** What the browser has saved, by name and as text. */
async function saved(page: Page): Promise<Record<string, string>> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download", exact: true }).click(),
  ])
  assert.match(file.suggestedFilename(), /^lior-\d+-\d{4}-\d\d-\d\d\.zip$/)
  const bytes = new Uint8Array(fs.readFileSync(await file.path()))
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, text]) => [
      name,
      strFromU8(text),
    ])
  )
}

/** Somebody who sells, takes along what is theirs, and goes. */
export function creatorLeavesJourney(): void {
  let seller: Seller
  let page: Page
  let context: BrowserContext

  before(async () => {
    seller = await sellerWithSale("Lior", 190)
    ;({ page, context } = await useStage().person())
    await useStage().signInToAdmin(page, seller)
  })
  after(() => context.close())

  it("takes their data along, with the password", async () => {
    await page.goto(profile())
    await page.getByRole("heading", { name: "Your data" }).waitFor()
    await useStage().shoot(page, "creator-leaves-profile")
    await page.getByRole("button", { name: "Download your data" }).click()
    await page.getByText("sales.csv", { exact: true }).waitFor()
    await useStage().shoot(page, "creator-leaves-data")
    await typePassword(page, "not the password")
    await page.getByRole("button", { name: "Download", exact: true }).click()
    await page.getByText("That is not your password").waitFor()
    await useStage().shoot(page, "creator-leaves-data-refused")
    await typePassword(page, seller.password)
    const files = await saved(page)
    assert.ok(files["sales.csv"]?.includes(seller.purchase))
    assert.ok(files["README.txt"]?.includes("statement.csv"))
    await page.getByText("Your data is in your downloads.").first().waitFor()
  })

  it("sees what stands in the way, and where it is settled", async () => {
    await openClosing(page)
    await page.getByText("This has to be settled first").waitFor()
    await useStage().shoot(page, "creator-leaves-blocked")
    const submit = page.getByRole("button", { name: "Close account for good" })
    assert.equal(await submit.isDisabled(), true)
    assert.equal(await page.getByLabel("Your password").count(), 0)
    await page.getByRole("link", { name: "Open the wallet" }).click()
    await page.waitForURL(/\/app\/studio\/wallet/)
  })

  it("closes the account once nothing is owed, and is out", async () => {
    await emptyWallet(seller.id)
    await page.goto(profile())
    await openClosing(page)
    await typePassword(page, "not the password")
    await useStage().shoot(page, "creator-leaves-effects")
    await pressEnter(page)
    await page.getByText("That is not your password").waitFor()
    await typePassword(page, seller.password)
    await pressEnter(page)
    await page.waitForURL(/\/app\/login/)
    await useStage().shoot(page, "creator-leaves-closed")
    const { email, password } = seller
    const again = await post("/auth/user/emailpass", { email, password })
    assert.equal(again.status, 401, again.text)
    const played = await post(
      `/api/playback/${seller.post}`,
      {},
      {},
      seller.buyer
    )
    assert.ok(played.status < 300, played.text)
  })
}

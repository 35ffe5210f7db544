import assert from "node:assert/strict"
import { it } from "node:test"
import type { BrowserContext, Page } from "playwright-core"
import { mailedCode } from "../integration-tests/proven-buyer.mts"
import { sql } from "../integration-tests/shop.mts"
import { useStage } from "./stage.mts"

const shop = () => useStage().shop
const EMAIL = "wren@example.com"

/** The newest link to join, as it stands in the mail. */
async function invitationLink(): Promise<string> {
  const [row] = await sql<{ url: string }>(
    `select data->>'invite_url' as url from email_delivery
     where to_email = $1 and type = 'invite' order by created_at desc limit 1`,
    [EMAIL]
  )
  assert.ok(row, "no invitation was sent")
  return `${shop().backendUrl}/app${row.url}`
}

async function invite(page: Page, role: string): Promise<void> {
  await page.getByRole("button", { name: "Invite", exact: true }).click()
  await page.getByLabel("E-mail", { exact: true }).fill(EMAIL)
  await page.getByRole("radio", { name: role }).click()
  await useStage().shoot(page, "people-invite")
  await page.getByRole("button", { name: "Send invitation" }).click()
  await page.getByText(`Invitation sent to ${EMAIL}`).first().waitFor()
}

/** The two halves of a sign-up, begun where the link has led. */
async function signUp(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start selling" }).click()
  await page.getByLabel("Your name").fill("Wren Abara")
  await page.getByText("/wren-abara is free.").waitFor()
  await page.getByLabel("E-mail").last().fill(EMAIL)
  await page.getByLabel("Password").last().fill("nine patient herons")
  await page.getByRole("button", { name: "Send me a code" }).click()
  const field = page.getByLabel("Code", { exact: true })
  await field.waitFor()
  await field.fill(await mailedCode(EMAIL))
}

export function peopleJourney(): void {
  let owner: Page
  let ownersContext: BrowserContext
  let guest: Page
  let guestsContext: BrowserContext

  it("an owner sees who works here, and asks somebody by mail", async () => {
    ;({ page: owner, context: ownersContext } = await useStage().person())
    await useStage().signInToAdmin(owner, shop().demo.logins.creator)
    await owner.goto(`${shop().backendUrl}/app/studio/people`)
    await owner.getByRole("heading", { name: "People" }).waitFor()
    await useStage().shoot(owner, "people")
    await invite(owner, "Creator")
    await owner.getByText("They have not answered yet.").waitFor()
    const first = await invitationLink()
    await owner.getByRole("button", { name: `Send again to ${EMAIL}` }).click()
    await owner.getByText(`Invitation sent to ${EMAIL}`).nth(1).waitFor()
    assert.notEqual(await invitationLink(), first)
    await useStage().shoot(owner, "people-invited")
  })

  it("who is asked signs up on the way, and joins", async () => {
    ;({ page: guest, context: guestsContext } = await useStage().person())
    await guest.goto(await invitationLink())
    await guest.waitForURL(/\/app\/login/)
    await signUp(guest)
    await guest.getByRole("heading", { name: /^Join / }).waitFor()
    await useStage().shoot(guest, "people-join")
    await guest.getByRole("button", { name: "Accept" }).click()
    await guest.waitForURL(/\/app\/studio$/)
    await guest.getByText(/You are working for .* as creator\./).waitFor()
    await useStage().shoot(guest, "people-joined")
    await guest.goto(await invitationLink())
    await guest.getByText("This invitation is no longer valid.").waitFor()
    await useStage().shoot(guest, "people-link-used")
  })

  it("an owner changes the role, and the new one leaves", async () => {
    await owner.reload()
    await owner.getByLabel("Role of Wren Abara").click()
    await owner.getByRole("option", { name: "Member" }).click()
    await owner.getByText("Wren Abara is now: Member").first().waitFor()
    await useStage().shoot(owner, "people-changed")
    await guest.goto(`${shop().backendUrl}/app/studio/people`)
    await guest.getByRole("button", { name: "Leave" }).click()
    await guest.getByText("Your posts here are taken off sale.").waitFor()
    await useStage().shoot(guest, "people-leave")
    await guest
      .getByRole("alertdialog")
      .getByRole("button", { name: "Leave" })
      .click()
    await guest.waitForURL(/\/app\/studio$/)
    await guest.goto(`${shop().backendUrl}/app/studio/people`)
    await guest.getByText("This is your own page, and yours alone.").waitFor()
    await useStage().shoot(guest, "people-personal")
    await ownersContext.close()
  })

  it("a creator makes an organization of their own", async () => {
    await guest.getByRole("button", { name: "Create organization" }).click()
    await guest.getByLabel("Name", { exact: true }).fill("Abara Films")
    await guest.getByText("/abara-films is free.").waitFor()
    await useStage().shoot(guest, "people-organization")
    await guest.getByRole("button", { name: "Create", exact: true }).click()
    await guest.waitForURL(/\/app\/studio$/)
    await guest.getByText("You are working for Abara Films as owner.").waitFor()
    await guestsContext.close()
  })
}

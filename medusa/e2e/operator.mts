import { it } from "node:test"
import type { Page } from "playwright-core"
import { useStage } from "./stage.mts"

const admin = (path: string) => `${useStage().shop.backendUrl}/app${path}`

export function operatorJourney(): void {
  it("shows the operator creators, posts, purchases, wallets and mails", async () => {
    const { page, context } = await useStage().person()
    const { operator } = useStage().shop.demo.logins
    await useStage().signInToAdmin(
      page,
      operator ?? { email: "", password: "" }
    )
    for (const [path, text] of [
      ["/creators", "Mara Lind"],
      ["/organizations", "Quiet Hours"],
      ["/posts", "A flower opens"],
      ["/wallets", "Mara Lind"],
    ] as const) {
      await page.goto(admin(path))
      await page.getByText(text).first().waitFor()
      await useStage().shoot(page, `operator${path.replace("/", "-")}`)
    }
    await openPurchase(page)
    await readOutbox(page)
    await readReceipt(page)
    await readAuditLog(page)
    await context.close()
  })

  it("shows the creator the sale with its waterfall", async () => {
    const { page, context } = await useStage().person()
    const { creator } = useStage().shop.demo.logins
    await useStage().signInToAdmin(page, creator ?? { email: "", password: "" })
    await page.goto(admin("/studio/wallet"))
    const sale = page.getByText("A flower opens").first()
    await sale.waitFor()
    await useStage().shoot(page, "studio-wallet")
    await sale.click()
    const drawer = page.getByRole("dialog")
    await drawer.getByText("$12.50").first().waitFor()
    await drawer
      .getByText(/Processing fee/)
      .first()
      .waitFor()
    await drawer
      .getByText(/Platform/)
      .first()
      .waitFor()
    await useStage().shoot(page, "studio-wallet-sale")
    await context.close()
  })
}

async function openPurchase(page: Page) {
  await page.goto(admin("/purchases"))
  const row = page
    .getByRole("row")
    .filter({ hasText: "A flower opens" })
    .first()
  await row.waitFor()
  await useStage().shoot(page, "operator-purchases")
  await row.click()
  await page.getByRole("dialog").getByText("$12.50").first().waitFor()
  await useStage().shoot(page, "operator-purchase")
}

/** The follow-ups of a sale are listed, the mail is read under E-mails. */
async function readOutbox(page: Page) {
  await page.goto(admin("/outbox"))
  await page
    .getByRole("row")
    .filter({ hasText: "A flower opens" })
    .first()
    .waitFor()
  await useStage().shoot(page, "operator-outbox")
}

async function readReceipt(page: Page) {
  await page.goto(admin("/emails"))
  const row = page
    .getByRole("row")
    .filter({ hasText: "A flower opens" })
    .filter({ hasText: /receipt/i })
    .first()
  await row.waitFor()
  await useStage().shoot(page, "operator-emails")
  await row.click()
  await page
    .getByRole("dialog")
    .locator("iframe")
    .contentFrame()
    .getByText("A flower opens")
    // The line that mail programs show beside the subject is hidden.
    .filter({ visible: true })
    .first()
    .waitFor()
  await useStage().shoot(page, "operator-receipt")
}

/** Who did what is searched, opened, and its chain verified. */
async function readAuditLog(page: Page) {
  await page.goto(admin("/audit-log"))
  await page.getByRole("row").nth(1).waitFor()
  await page.getByRole("button", { name: "Verify the chain" }).click()
  await page.getByText(/The chain is whole/).waitFor()
  await useStage().shoot(page, "operator-audit-log")
  await page.getByPlaceholder("Action, id or e-mail").fill("settled")
  const row = page
    .getByRole("row")
    .filter({ hasText: "Purchase settled" })
    .first()
  await row.waitFor()
  await row.click()
  await page.getByRole("dialog").getByText("payment_id").first().waitFor()
  await useStage().shoot(page, "operator-audit-event")
  await page.keyboard.press("Escape")
  await page.getByPlaceholder("Action, id or e-mail").fill("no such thing")
  await page.getByText("Nothing found").waitFor()
  await useStage().shoot(page, "operator-audit-log-nothing")
}

import { it } from "node:test"
import type { Page } from "playwright-core"
import { newCreator, newShopper } from "../integration-tests/account-people.mts"
import { mailedCode } from "../integration-tests/proven-buyer.mts"
import { useStage } from "./stage.mts"

const site = (path: string) => `${useStage().shop.storefrontUrl}${path}`
const admin = (path: string) => `${useStage().shop.backendUrl}/app${path}`

interface Login {
  email: string
  password: string
}

async function logIn(page: Page, { email, password }: Login) {
  await page.goto(site("/login?returnTo=/account/security"))
  await page.getByLabel("E-mail").fill(email)
  await page.getByLabel("Password", { exact: true }).fill(password)
  await page.getByRole("button", { name: "Log in" }).click()
  await page.waitForURL(/\/account\/security$/)
}

export function emailJourney(): void {
  it("a shopper logs in with another address from now on", async () => {
    const { page, context } = await useStage().person()
    const login = await newShopper()
    const email = "shopper-moved@example.com"
    await logIn(page, login)
    await useStage().shoot(page, "security")
    await page.getByRole("link", { name: "Change e-mail" }).click()
    await page.getByLabel("New e-mail").fill(email)
    await page.getByLabel("Current password").fill("not the password")
    await page.getByRole("button", { name: "Send code" }).click()
    await page.getByText("That is not your password.").waitFor()
    await useStage().shoot(page, "email-wrong-password")
    await page.getByLabel("Current password").fill(login.password)
    await page.getByRole("button", { name: "Send code" }).click()
    await page.getByText(`We have sent six digits to ${email}.`).waitFor()
    await useStage().shoot(page, "email-code")
    await page.getByLabel("Code from the mail").fill(await mailedCode(email))
    await page.getByRole("button", { name: "Continue" }).click()
    await page.getByText(`You log in with ${email} from now on.`).waitFor()
    await useStage().shoot(page, "email-changed")
    await context.clearCookies()
    await logIn(page, { ...login, email })
    await context.close()
  })

  it("a creator does it in their profile", async () => {
    const { page, context } = await useStage().person()
    const login = await newCreator("Ama", 160)
    const email = "ama-moved@example.com"
    await useStage().signInToAdmin(page, login)
    await page.goto(admin("/settings/profile"))
    await page.getByRole("button", { name: "Change e-mail address" }).click()
    await page.getByLabel("New e-mail").fill(email)
    await page.getByLabel("Your password").fill(login.password)
    await useStage().shoot(page, "profile-email")
    await page.getByRole("button", { name: "Send me a code" }).click()
    await page.getByText(`We have sent six digits to ${email}.`).waitFor()
    await page.getByLabel("Code", { exact: true }).fill(await mailedCode(email))
    await useStage().shoot(page, "profile-email-code")
    await page.getByRole("button", { name: "Use this address" }).click()
    await page.getByText(`You sign in with ${email} from now on`).waitFor()
    await page.getByText(email, { exact: true }).first().waitFor()
    await useStage().shoot(page, "profile-email-changed")
    await context.close()
  })
}

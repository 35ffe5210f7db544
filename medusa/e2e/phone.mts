import { it } from "node:test"
import type { Page } from "playwright-core"
import { newCreator } from "../integration-tests/account-people.mts"
import { mailedCode } from "../integration-tests/proven-buyer.mts"
import { save } from "./settings.mts"
import { useStage } from "./stage.mts"

const NUMBER = "+49 30 901820"
const admin = (path: string) => `${useStage().shop.backendUrl}/app${path}`

/** The operator moves the switch of the whole shop. */
async function moveSwitch(page: Page): Promise<void> {
  await page.goto(admin("/platform-settings"))
  await page.getByLabel("A phone number before the first sale").click()
  await save(page)
}

export function phoneJourney(): void {
  it("a creator proves a number in their profile", async () => {
    const { page: operator, context: theirs } = await useStage().person()
    await useStage().signInToAdmin(
      operator,
      useStage().shop.demo.logins.operator
    )
    await moveSwitch(operator)
    await useStage().shoot(operator, "phone-switch")

    const { page, context } = await useStage().person()
    await useStage().signInToAdmin(page, await newCreator("Uma", 161))
    await page.goto(admin("/settings/profile"))
    await page.getByText("Needed", { exact: true }).waitFor()
    await useStage().shoot(page, "phone-needed")
    await page.getByRole("button", { name: "Add a number" }).click()
    const field = page.getByLabel("Phone number", { exact: true })
    await field.fill("+49 1234")
    await page.getByRole("button", { name: "Text me a code" }).click()
    await page.getByText("There is no such number.").waitFor()
    await useStage().shoot(page, "phone-wrong")
    await field.fill(NUMBER)
    await page.getByRole("button", { name: "Text me a code" }).click()
    await page.getByText(`We have texted six digits to ${NUMBER}.`).waitFor()
    await page
      .getByLabel("Code", { exact: true })
      .fill(await mailedCode(NUMBER.replaceAll(" ", "")))
    await useStage().shoot(page, "phone-code")
    await page.getByRole("button", { name: "Use this number" }).click()
    await page.getByText(`${NUMBER} is your number from now on`).waitFor()
    await page.getByText(NUMBER, { exact: true }).waitFor()
    await useStage().shoot(page, "phone-proven")
    await context.close()

    await moveSwitch(operator)
    await theirs.close()
  })
}

import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { proveBuyers } from "../integration-tests/proven-buyer.mts"
import { registerCustomer } from "../testing/http.mts"
import { useStage } from "./stage.mts"

const MOST_STEPS = 80

/** What a screen reader would call the thing that has the focus. */
const FOCUSED = `(() => {
  const focused = document.activeElement
  const label = focused?.labels?.[0]?.textContent
  // An empty label names nothing: Medusa's login has one.
  const said = focused?.getAttribute("aria-label") || label?.trim() || focused?.getAttribute("placeholder")
  return (said || focused?.textContent || "").trim()
})()`

/** Presses Tab until it is there: no mouse, no script that moves the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = []
  while (seen.length < MOST_STEPS) {
    await page.keyboard.press("Tab")
    const focused = await page.evaluate<string>(FOCUSED)
    if (name.test(focused)) {
      return
    }
    seen.push(focused.slice(0, 30))
  }
  assert.fail(`${String(name)} is not reached: ${seen.join(" | ")}`)
}

const go = async (page: Page, name: RegExp) => {
  await tabTo(page, name)
  await page.keyboard.press("Enter")
}

const type = async (page: Page, name: RegExp, text: string) => {
  await tabTo(page, name)
  await page.keyboard.type(text)
}

/** The main journeys, by people who use no mouse. */
export function keyboardJourney(): void {
  it("a shopper signs in, buys and watches", async () => {
    const { shop } = useStage()
    const login = { email: "kim@example.com", password: "seven-long-words" }
    const { backendUrl, demo, storefrontUrl } = shop
    await registerCustomer(backendUrl, demo.publishableKey, login, "Kim")
    await proveBuyers([login.email])
    const { page, context } = await useStage().person()
    await page.goto(`${storefrontUrl}/login`)
    await type(page, /^E-mail/, login.email)
    await type(page, /^Password/, login.password)
    await page.keyboard.press("Enter")
    await page.waitForURL((url) => !url.pathname.startsWith("/login"))
    await page.goto(`${storefrontUrl}/${demo.handle}`)
    await go(page, /Evening wind-down/)
    await page.waitForURL(/\/evening-wind-down$/)
    await go(page, /^Buy for/)
    await page.waitForURL(/\/checkout\//)
    await go(page, /^Pay \$/)
    await page.getByRole("heading", { name: "It is yours" }).waitFor()
    await go(page, /^Start watching/)
    await page.waitForURL(/\/watch\//)
    await page.waitForFunction(
      () => (document.querySelector("video")?.readyState ?? 0) >= 2
    )
    await go(page, /^Play( video)?$/i)
    await page.waitForFunction(
      () => document.querySelector("video")?.paused === false
    )
    await useStage().shoot(page, "keyboard-watching")
    await context.close()
  })

  it("a creator writes a draft and finds it again", async () => {
    const { shop } = useStage()
    const { page, context } = await useStage().person()
    await page.goto(`${shop.backendUrl}/app/login`)
    await page.locator("input[name=email]").waitFor()
    await type(page, /^Email/i, shop.demo.logins.creator.email)
    await type(page, /^Password/i, shop.demo.logins.creator.password)
    await page.keyboard.press("Enter")
    await page.waitForURL(/\/app\/studio/)
    await go(page, /^Posts$/)
    await page.waitForURL(/\/studio\/posts$/)
    await page.getByRole("heading", { name: "Posts" }).waitFor()
    await go(page, /^(Create|New) post$|^Create$/)
    await page.getByRole("heading", { name: "New post" }).waitFor()
    await type(page, /^Title/, "Written without a mouse")
    await go(page, /^Save( draft)?$/)
    await page.getByText("Written without a mouse").first().waitFor()
    await useStage().shoot(page, "keyboard-draft")
    await context.close()
  })
}

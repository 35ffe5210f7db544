import fs from "node:fs"
import path from "node:path"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { launchChromium } from "../testing/chromium.mjs"
import { proveBuyers } from "../integration-tests/proven-buyer.mts"
import type { TestShop } from "../integration-tests/shop.mts"

const root = path.resolve(import.meta.dirname, "../..")
const screenshots = path.join(root, ".screenshots")
const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

/** The browser and the shop of a run, and how a person acts in them. */
export class Stage {
  readonly shop: TestShop
  readonly browser: Browser

  private constructor(shop: TestShop, browser: Browser) {
    this.shop = shop
    this.browser = browser
  }

  static async open(shop: TestShop): Promise<Stage> {
    return new Stage(shop, await launchChromium())
  }

  /** A fresh person: own cookies, desktop size, patient for 20 s. */
  async person(
    colorScheme: "light" | "dark" = "light"
  ): Promise<{ context: BrowserContext; page: Page }> {
    const context = await this.browser.newContext({
      viewport: WIDTHS[0],
      colorScheme,
      // The provider of sign-ins stands on this machine (testing/oidc-fake).
      ignoreHTTPSErrors: true,
    })
    context.setDefaultTimeout(20_000)
    return { context, page: await context.newPage() }
  }

  /** Writes the screen at both widths, then returns to the desktop width. */
  async shoot(page: Page, name: string): Promise<void> {
    await this.eachWidth(page, (width) => this.picture(page, name, width))
  }

  /** Does it at both widths, then returns to the desktop width. */
  async eachWidth(
    page: Page,
    act: (width: number) => Promise<void>
  ): Promise<void> {
    for (const size of WIDTHS) {
      await page.setViewportSize(size)
      await page.waitForTimeout(400)
      await act(size.width)
    }
    await page.setViewportSize(WIDTHS[0])
  }

  async picture(page: Page, name: string, width: number): Promise<void> {
    fs.mkdirSync(screenshots, { recursive: true })
    const file = path.join(screenshots, `${name}-${String(width)}.png`)
    await page.screenshot({ path: file })
  }

  /** A shopper with a fresh account and a proven address, signed in. */
  async newShopper(
    name: string,
    email: string
  ): Promise<{ context: BrowserContext; page: Page }> {
    const person = await this.person()
    const { page } = person
    await page.goto(`${this.shop.storefrontUrl}/register`)
    await page.getByLabel("Name").fill(name)
    await page.getByLabel("E-mail").fill(email)
    await page.locator("input[name=password]").fill("seven-long-words")
    await page.getByRole("button", { name: "Create account" }).click()
    await page.waitForURL((url) => !url.pathname.startsWith("/register"))
    await proveBuyers([email])
    return person
  }

  /** Signs in to the shop. */
  async signInToShop(page: Page, login: { email: string; password: string }) {
    await page.goto(`${this.shop.storefrontUrl}/login`)
    await page.getByLabel("E-mail").fill(login.email)
    await page.locator("input[name=password]").fill(login.password)
    await page.locator("input[name=password]").press("Enter")
    await page.waitForURL((url) => !url.pathname.startsWith("/login"))
  }

  /** Signs in to the Medusa admin. */
  async signInToAdmin(page: Page, login: { email: string; password: string }) {
    await page.goto(`${this.shop.backendUrl}/app/login`)
    await page.locator("input[name=email]").fill(login.email)
    await page.locator("input[name=password]").fill(login.password)
    await page.locator("button[type=submit]").click()
    await page.waitForURL((url) => !url.pathname.endsWith("/login"))
  }

  close(): Promise<void> {
    return this.browser.close()
  }
}

let current: Stage | undefined

/** The one stage of this run; set once by the entry file. */
export function useStage(stage?: Stage): Stage {
  current ??= stage
  if (!current) {
    throw new Error("The stage has not been opened")
  }
  return current
}

/** What one person leaves for the next: the post, and where they stopped. */
export const journey = { postUrl: "", leftAt: 0 }

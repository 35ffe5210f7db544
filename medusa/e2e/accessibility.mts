import assert from "node:assert/strict"
import { it } from "node:test"
import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import { SCREENS, type Screen, type Who } from "./screens.mts"
import { useStage } from "./stage.mts"

const THEMES = ["light", "dark"] as const
type Theme = (typeof THEMES)[number]

const isAdmin = (who: Who) => who === "creator" || who === "operator"

/** A person who is signed in, where their system is light or dark. */
async function person(who: Who, theme: Theme): Promise<Page> {
  const stage = useStage()
  const { page } = await stage.person(theme)
  // Where the dashboard keeps what somebody chose.
  await page.addInitScript(
    `localStorage.setItem("medusa_admin_theme", "${theme}")`
  )
  if (who === "creator" || who === "operator") {
    await stage.signInToAdmin(page, stage.shop.demo.logins[who])
  }
  if (who === "shopper") {
    await stage.signInToShop(page, stage.shop.demo.logins.shopper)
  }
  return page
}

async function open(page: Page, who: Who, [, path]: Screen): Promise<void> {
  const { backendUrl, storefrontUrl } = useStage().shop
  await page.goto(
    isAdmin(who) ? `${backendUrl}/app${path}` : storefrontUrl + path
  )
  await page.locator("main").getByRole("heading").first().waitFor()
  await page
    .locator("main .animate-pulse")
    .first()
    .waitFor({ state: "detached" })
}

/** What keeps somebody out; of Medusa's frame around our pages nothing. */
export async function faults(page: Page, who: Who): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (
    isAdmin(who) ? axe.include("main") : axe
  ).analyze()
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, html }) => `${id} ${target.join(" ")} ${html.slice(0, 120)}`
      )
    )
}

/** Names of texts that nobody has written: i18next shows the name itself. */
async function unwritten(page: Page): Promise<string[]> {
  const text = await page.locator("main").innerText()
  return text.match(/\bcodex[A-Z]\w*(?:\.\w+)+/g) ?? []
}

/** How many pixels of the page hang out on the right. */
const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

async function examine(
  page: Page,
  who: Who,
  theme: Theme,
  screen: Screen
): Promise<string[]> {
  const name = `${who}-${screen[0]}-${theme}`
  const found: string[] = []
  await open(page, who, screen)
  await useStage().eachWidth(page, async (width) => {
    await useStage().picture(page, `screen-${name}`, width)
    const said = [...(await faults(page, who)), ...(await unwritten(page))]
    const out = await overhang(page)
    found.push(...said.map((fault) => `${name}-${String(width)}: ${fault}`))
    if (out > 0) {
      found.push(`${name}-${String(width)}: ${String(out)} px hang out`)
    }
  })
  return found
}

export function accessibilityJourney(): void {
  for (const who of Object.keys(SCREENS) as Who[]) {
    for (const theme of THEMES) {
      it(`${who}, ${theme}: nothing serious on any screen, at both widths`, async () => {
        const page = await person(who, theme)
        const found: string[] = []
        for (const screen of SCREENS[who]) {
          found.push(...(await examine(page, who, theme, screen)))
        }
        await page.context().close()
        assert.deepEqual(found, [])
      })
    }
  }
}

import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page, Route } from "playwright-core"
import { SCREENS, type Screen } from "./screens.mts"
import { useStage } from "./stage.mts"
import { isData } from "./states.mts"

type Staff = "creator" | "operator"

/** A list is what has rows and says how many there are. */
function emptied(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("count" in body)) {
    return body
  }
  const entries = Object.entries(body).map(([name, value]) => [
    name,
    Array.isArray(value) ? [] : value,
  ])
  return { ...Object.fromEntries(entries), count: 0 }
}

/** The server's own answer, as it is before anything was made. */
async function beforeAnything(route: Route): Promise<void> {
  const response = await route.fetch()
  const isJson = response.headers()["content-type"]?.includes("json")
  if (route.request().method() !== "GET" || !isJson) {
    return route.fulfill({ response })
  }
  const body: unknown = await response.json()
  await route.fulfill({ response, json: emptied(body) })
}

const main = (page: Page) => page.locator("main")

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${useStage().shop.backendUrl}/app${path}`)
  await main(page).getByRole("heading").first().waitFor()
  await main(page)
    .locator(".animate-pulse")
    .first()
    .waitFor({ state: "detached" })
}

/** Rows of lists; a page without one has none. */
const rows = (page: Page) => main(page).locator("tbody tr").count()

async function isEmpty(page: Page, who: Staff, [name, path]: Screen) {
  await page.route(isData, beforeAnything)
  await open(page, path)
  await useStage().shoot(page, `state-${who}-${name}-empty`)
  const failed = main(page).getByRole("button", { name: "Try again" })
  assert.equal(await failed.count(), 0, `${who}, ${name}: fails when empty`)
  // Medusa's own page for what broke has no frame around it.
  await main(page).getByRole("heading").first().waitFor()
  // What polls is in the middle of it; its answer is nobody's any more.
  await page.unrouteAll({ behavior: "ignoreErrors" })
}

/** Words nobody has written find nothing, and the page says so and how on. */
async function findsNothing(page: Page, who: Staff, [name, path]: Screen) {
  await open(page, path)
  const search = main(page).locator("input[type=search]")
  if ((await search.count()) === 0 || (await rows(page)) === 0) {
    return
  }
  await search.first().fill("zzzzzz")
  await page.waitForFunction(
    "document.querySelectorAll('main tbody tr').length === 0"
  )
  const text = await main(page).innerText()
  assert.match(text, /match|found/i, `${who}, ${name}: says nothing`)
  await useStage().shoot(page, `state-${who}-${name}-filtered-empty`)
}

export function emptyJourney(): void {
  for (const who of ["creator", "operator"] as const) {
    it(`${who}: every screen says what is missing, and what is not found`, async () => {
      const { page } = await useStage().person()
      await useStage().signInToAdmin(page, useStage().shop.demo.logins[who])
      const found: string[] = []
      for (const screen of SCREENS[who]) {
        for (const look of [isEmpty, findsNothing]) {
          await look(page, who, screen).catch((error: unknown) =>
            found.push(`${screen[0]}: ${String(error)}`)
          )
        }
      }
      await page.context().close()
      assert.deepEqual(found, [])
    })
  }
}

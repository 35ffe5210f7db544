import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page, Route } from "playwright-core"
import { sql } from "../integration-tests/shop.mts"
import { SCREENS, type Screen } from "./screens.mts"
import { useStage } from "./stage.mts"

/** What the dashboard itself, and the tray of uploads, ask for on any page. */
const FRAME =
  /^\/admin\/(users\/me|feature-flags|stores|rbac|layouts|views|notifications|plugins|account|studio\/me|studio\/uploads)\b/
const ROWS = 1_000
const LONG =
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

/** What a page asks for itself. */
export const isData = (url: URL) =>
  url.pathname.startsWith("/admin/") && !FRAME.test(url.pathname)

const failed = {
  status: 500,
  contentType: "application/json",
  body: JSON.stringify({ message: "The line went dead." }),
}

const main = (page: Page) => page.locator("main")

/** Waits, fails, and comes back when asked to: as any network does. */
async function waitsFailsReturns(
  page: Page,
  who: "creator" | "operator",
  [name, path]: Screen
): Promise<void> {
  const held: Route[] = []
  let isDown = false
  await page.route(isData, (route) => {
    if (isDown) {
      return route.fulfill(failed)
    }
    held.push(route)
  })
  await page.goto(`${useStage().shop.backendUrl}/app${path}`)
  await page.waitForTimeout(700)
  if (held.length === 0) {
    // It has nothing to wait for.
    await page.unroute(isData)
    return
  }
  const text = (await main(page).innerText()).trim()
  const skeletons = await main(page).locator(".animate-pulse").count()
  assert.ok(text || skeletons > 0, `${name} is blank while it loads`)
  await useStage().shoot(page, `state-${who}-${name}-loading`)
  isDown = true
  await Promise.all(held.map((route) => route.fulfill(failed)))
  const again = main(page).getByRole("button", { name: "Try again" })
  await again
    .first()
    .waitFor()
    .catch(() => assert.fail(`${who}, ${name}: nothing to try again`))
  await useStage().shoot(page, `state-${who}-${name}-error`)
  await page.unroute(isData)
  // Each part of a page that failed comes back by itself, some later than others.
  for (let tries = 0; tries < 20 && (await again.count()) > 0; tries++) {
    await again.first().click()
    await page.waitForTimeout(500)
  }
  await again
    .first()
    .waitFor({ state: "detached" })
    .catch(() => assert.fail(`${who}, ${name}: it does not come back`))
  await main(page).getByRole("heading").first().waitFor()
}

async function signedIn(who: "creator" | "operator"): Promise<Page> {
  const { page } = await useStage().person()
  await useStage().signInToAdmin(page, useStage().shop.demo.logins[who])
  return page
}

/** So many posts with a long word in their titles, owned by the demo shopper. */
async function fill(): Promise<void> {
  const { shopper } = useStage().shop.demo.logins
  await sql(
    `insert into content_post (id, organization_id, creator_id, slug, title,
       summary, description, pricing_type, price_minor, currency_code, tags,
       status, published_at)
     select 'post_full_' || n, organization_id, creator_id, 'full-' || n,
       n || ' ' || $1::text, $1::text || ' ' || $1::text, description, pricing_type, price_minor,
       currency_code, tags, 'published', now() - make_interval(mins => n)
     from content_post, generate_series(1, $2::int) n
     where slug = 'evening-wind-down'`,
    [LONG, ROWS]
  )
  await sql(
    `insert into post_deliverable (id, organization_id, post_id, asset_id,
       asset_creator_id, position, title, media_kind, duration_ms)
     select 'del_full_' || p.slug, p.organization_id, p.id, d.asset_id,
       d.asset_creator_id, d.position, d.title, d.media_kind, d.duration_ms
     from content_post p, post_deliverable d
     join content_post o on o.id = d.post_id and o.slug = 'evening-wind-down'
     where p.id like 'post_full_%' and d.position = 0`
  )
  await sql(
    `insert into entitlement_grant (id, customer_id, organization_id, post_id,
       source_kind, source_id)
     select 'grant_full_' || p.slug, c.id, p.organization_id, p.id, 'manual',
       'full'
     from content_post p, customer c
     where p.id like 'post_full_%' and c.email = $1 and c.has_account`,
    [shopper.email]
  )
}

async function empty(): Promise<void> {
  await sql("delete from entitlement_grant where source_id = 'full'")
  await sql("delete from content_post where id like 'post_full_%'")
}

/** Every text a third longer and accented, as another language would be. */
const LENGTHEN = `(() => {
  const accents = { a: "á", e: "é", i: "í", o: "ó", u: "ú", A: "Á", E: "É", n: "ñ" }
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
  const nodes = []
  while (walk.nextNode()) nodes.push(walk.currentNode)
  for (const node of nodes) {
    const text = node.data.trim()
    if (!text || ["SCRIPT", "STYLE"].includes(node.parentElement?.tagName ?? "")) continue
    const longer = text.replace(/[aeiouAEn]/g, (letter) => accents[letter] ?? letter)
    node.data = "⟦" + longer + " " + "·".repeat(Math.ceil(text.length / 3)) + "⟧"
  }
})()`

/** Pictures at both widths; what hangs out on the right is named. */
async function fits(page: Page, name: string): Promise<string[]> {
  const out: string[] = []
  await useStage().eachWidth(page, async (width) => {
    await useStage().picture(page, name, width)
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth
    )
    if (over > 0) {
      out.push(`${name}-${String(width)}: ${String(over)} px hang out`)
    }
  })
  return out
}

async function fullScreen(page: Page, name: string, url: string) {
  await page.goto(url)
  await main(page).getByText(LONG).first().waitFor()
  const full = await fits(page, `full-${name}`)
  await page.evaluate(LENGTHEN)
  return [...full, ...(await fits(page, `pseudo-${name}`))]
}

export function statesJourney(): void {
  for (const who of ["creator", "operator"] as const) {
    it(`${who}: every screen waits, says what failed, and comes back`, async () => {
      const page = await signedIn(who)
      const found: string[] = []
      for (const screen of SCREENS[who]) {
        await waitsFailsReturns(page, who, screen).catch((error: unknown) =>
          found.push(String(error))
        )
      }
      await page.context().close()
      assert.deepEqual(found, [])
    })
  }

  it("a thousand rows with long words fit, in a longer language too", async () => {
    await fill()
    const { storefrontUrl, backendUrl, demo } = useStage().shop
    const { page } = await useStage().person()
    await useStage().signInToShop(page, demo.logins.shopper)
    const found = [
      await fullScreen(page, "organization", `${storefrontUrl}/quiet-hours`),
      await fullScreen(page, "post", `${storefrontUrl}/quiet-hours/full-7`),
      await fullScreen(page, "library", `${storefrontUrl}/library`),
    ]
    await page.context().close()
    for (const [who, path] of [
      ["creator", "/studio/posts"],
      ["operator", "/posts"],
    ] as const) {
      const there = await signedIn(who)
      found.push(
        await fullScreen(there, `${who}-posts`, `${backendUrl}/app${path}`)
      )
      await there.context().close()
    }
    await empty()
    assert.deepEqual(found.flat(), [])
  })
}

import assert from "node:assert/strict"
import type { Page } from "playwright-core"
import { sql } from "../integration-tests/shop.mts"
import { useStage } from "./stage.mts"

/** The demo's film and sound, and how a journey drives what plays them. */
export const FILM = "/quiet-hours/evening-wind-down"
export const SOUND = "/quiet-hours/low-strings-for-deep-work"
export const site = (path: string) => `${useStage().shop.storefrontUrl}${path}`

export const film = (page: Page, read: string): Promise<unknown> =>
  page.evaluate(`(document.querySelector("video") ?? {}).${read}`)

/** Asked again and again from outside: the page's policy forbids `eval`. */
export async function until(page: Page, condition: string): Promise<void> {
  const test = `((video) => Boolean(video && (${condition})))(document.querySelector("video"))`
  const deadline = Date.now() + 20_000
  while (!(await page.evaluate(test))) {
    assert.ok(Date.now() < deadline, `never: ${condition}`)
    await page.waitForTimeout(50)
  }
}

export const jump = (page: Page, seconds: number) =>
  page.evaluate(`document.querySelector("video").currentTime = ${seconds}`)

/** Both posts, as an operator would give them. */
export async function give(email: string): Promise<void> {
  await sql(
    `insert into entitlement_grant (id, customer_id, organization_id, post_id,
       source_kind, source_id)
     select 'grant_' || c.id || p.slug, c.id, p.organization_id, p.id, 'manual',
       'player_' || c.id
     from content_post p, customer c
     where p.slug in ('evening-wind-down', 'low-strings-for-deep-work')
       and c.email = $1 and c.has_account`,
    [email]
  )
}

/** Where somebody is in the first part of a post, as it was saved. */
export async function saved(email: string, post: string): Promise<number> {
  const [row] = await sql<{ position_ms: number }>(
    `select g.position_ms from playback_progress g
     join customer c on c.id = g.customer_id
     join content_post p on p.id = g.post_id
     where c.email = $1 and '/quiet-hours/' || p.slug = $2`,
    [email, post]
  )
  return (row?.position_ms ?? 0) / 1000
}

import type { Browser } from "playwright-core"
import { sql } from "../../integration-tests/shop.mts"
import { launchChromium } from "../../testing/chromium.mjs"
import type { Figure } from "../lib/report.mts"
import { median } from "../lib/rounds.mts"
import type { BenchShop } from "./boot.mts"

const RUNS = 5
const CPU_SLOWER = 4
/** The preset "Slow 4G" of Chromium's DevTools: ms a request, bytes a second. */
const SLOW_4G = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: ((1.6 * 1000 * 1000) / 8) * 0.9,
  uploadThroughput: ((750 * 1000) / 8) * 0.9,
}
const PHONE = { width: 390, height: 844 }

/** Keeps the last entry: the largest thing that was painted, and when. */
const WATCH = `window.__lcp = []; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    window.__lcp.push([entry.startTime, entry.element?.tagName ?? "?"])
  }
}).observe({ type: "largest-contentful-paint", buffered: true })`

type Painted = [ms: number, element: string]

/** Largest Contentful Paint of a first visit, with nothing in any cache. */
async function paint(browser: Browser, url: string): Promise<Painted> {
  const context = await browser.newContext({ viewport: PHONE })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send("Network.enable")
  await session.send("Network.emulateNetworkConditions", SLOW_4G)
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWER })
  await page.addInitScript(WATCH)
  await page.goto(url, { waitUntil: "load" })
  await page.waitForTimeout(1_000)
  const painted = await page.evaluate<Painted[]>("window.__lcp")
  await context.close()
  return painted.at(-1) ?? [Number.NaN, "nothing"]
}

async function figure(
  browser: Browser,
  name: string,
  url: string
): Promise<Figure> {
  const runs: Painted[] = []
  for (let run = 0; run < RUNS; run++) {
    runs.push(await paint(browser, url))
  }
  const elements = [...new Set(runs.map(([, element]) => element))]
  const times = runs.map(([ms]) => Math.round(ms))
  return {
    key: `storefront.lcp_${name}_ms`,
    value: median(times),
    atMost: 1_500,
    goal: 800,
    baseline: `first paint of the largest (${elements.join(", ")}); CPU 4 times slower, Slow 4G, empty cache; ${times.join(", ")}`,
  }
}

/** What somebody on a weak phone waits for, home and post page. */
export async function lcpFigures(shop: BenchShop): Promise<Figure[]> {
  await shop.serve("server")
  await shop.startStorefront()
  const browser = await launchChromium()
  const home = `${shop.storefrontUrl}/${shop.demo.handle}`
  const [post] = await sql<{ slug: string }>(
    `select p.slug from content_post p
     join organization o on o.id = p.organization_id
     where o.handle = $1 and p.status = 'published' and p.deleted_at is null
       and p.product_type = 'content' order by p.published_at limit 1`,
    [shop.demo.handle]
  )
  const figures = [
    await figure(browser, "home", home),
    await figure(browser, "post", `${home}/${post?.slug ?? ""}`),
  ]
  await browser.close()
  await shop.processes.kill("storefront", "SIGTERM")
  return figures
}

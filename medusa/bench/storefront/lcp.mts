import type { Browser } from "playwright-core"
import { findChromium, launchChromium } from "../../testing/chromium.mjs"
import type { Figure } from "../lib/report.mts"
import { median } from "../lib/rounds.mts"
import type { BenchShop } from "../shop/boot.mts"

/** What DevTools calls slow 4G: 3.75 × 150 ms, 90 % of 1.6 Mbit/s. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1_600_000 * 0.9) / 8,
  uploadThroughput: (750_000 * 0.9) / 8,
}
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
}
const RUNS = 5

/** Milliseconds until the largest thing on the first screen is painted. */
async function paint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send("Network.enable")
  await devtools.send("Network.emulateNetworkConditions", SLOW_4G)
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 })
  await page.goto(url, { waitUntil: "load" })
  const ms = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let last = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            last = entry.startTime
          }
        }).observe({ type: "largest-contentful-paint", buffered: true })
        setTimeout(() => resolve(last), 1_500)
      })
  )
  await context.close()
  return ms
}

async function postPath(shop: BenchShop): Promise<string> {
  const answer = await fetch(
    `${shop.backendUrl}/api/catalog/${shop.demo.handle}`
  )
  const { posts } = (await answer.json()) as { posts: { path: string }[] }
  return posts[0]?.path ?? "/"
}

export async function lcpFigures(shop: BenchShop): Promise<Figure[]> {
  if (!findChromium()) {
    console.error("No Chromium: the paint figures are left out")
    return []
  }
  const browser = await launchChromium()
  const pages = { home: "/", post: await postPath(shop) }
  const figures: Figure[] = []
  try {
    for (const [name, address] of Object.entries(pages)) {
      const url = shop.storefrontUrl + address
      const times: number[] = []
      for (let run = 0; run < RUNS; run++) {
        times.push(await paint(browser, url))
      }
      figures.push({
        key: `storefront.lcp_${name}_ms`,
        value: median(times),
        atMost: 1_500,
        goal: 800,
        baseline: `median of ${RUNS}, 4× CPU, slow 4G (562 ms, 1.44 Mbit/s): ${times.map(Math.round).join(", ")}`,
      })
    }
  } finally {
    await browser.close()
  }
  return figures
}

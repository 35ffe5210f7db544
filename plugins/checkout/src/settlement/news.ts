import { demoNews } from "./demo-news"
import type { MoneyNews } from "./money-object"
import { stripeNews } from "./stripe-news"

const READERS: Record<string, (body: unknown) => MoneyNews> = {
  demo: demoNews,
  internal: demoNews,
  stripe: stripeNews,
  "stripe-connect": stripeNews,
}

/** What a stored event says about money; `null` when it makes no sense. */
export function readNews(provider: string, body: string): MoneyNews | null {
  try {
    return READERS[provider]?.(JSON.parse(body)) ?? null
  } catch {
    return null
  }
}

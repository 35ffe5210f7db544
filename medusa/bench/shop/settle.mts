import type { Figure } from "../lib/report.mts"
import { percentile } from "../lib/rounds.mts"
import type { BenchShop } from "./boot.mts"
import { newShoppers } from "./buyers.mts"
import { eventToAccess, paidPost, waitingCheckout } from "./purchase.mts"

const EVENTS = 200
/** What Medusa waits before it looks at a webhook (PERFORMANCE §0 A3). */
const MEDUSA_DELAY_MS = 5_000

/** 200 events, one at a time, on a server with its jobs. */
export async function settleFigures(shop: BenchShop): Promise<Figure[]> {
  await shop.serve("shared")
  const post = await paidPost()
  const took: number[] = []
  for (const buyer of await newShoppers(EVENTS + 20)) {
    const event = await waitingCheckout(buyer, post)
    took.push(await eventToAccess(buyer, post, event))
  }
  const warm = took.slice(-EVENTS)
  return [
    {
      key: "settle.event_to_access_p95_ms",
      value: percentile(warm, 0.95),
      atMost: 250,
      baseline: `median ${percentile(warm, 0.5).toFixed(0)} ms over ${EVENTS} events, asked for over HTTP; Medusa's own webhook route waits ${MEDUSA_DELAY_MS} ms before it begins`,
    },
  ]
}

import { setTimeout as sleep } from "node:timers/promises"
import { BUYER } from "../../integration-tests/proven-buyer.mts"
import { useShop } from "../../integration-tests/shop.mts"
import { deliver } from "../../integration-tests/reliability/demo-events.mts"
import type { Figure } from "../lib/report.mts"
import { median } from "../lib/rounds.mts"
import type { BenchShop } from "./boot.mts"
import { newShoppers } from "./buyers.mts"
import { countingProxy } from "./counting-proxy.mts"
import { coreCheckout } from "./core-checkout.mts"
import { accessAskedOnce, paidPost, waitingCheckout } from "./purchase.mts"
import {
  countStatements,
  followUpsWaiting,
  holdOutbox,
  releaseOutbox,
  startCounting,
} from "./statements.mts"

const TIMES = 5
const PATIENCE_MS = 20_000
/** Long enough for the wake-up that follows an answer to find nothing. */
const SETTLED_MS = 500

interface Counts {
  purchase: number
  projection: number
}

async function untilFollowedUp(customerId: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while ((await followUpsWaiting(customerId)) > 0) {
    if (Date.now() > deadline) {
      throw new Error("The order was not projected")
    }
    await sleep(50)
  }
}

/** One purchase, click to access, then its follow-ups. */
async function counted(post: string): Promise<Counts> {
  const [buyer] = await newShoppers(1)
  if (!buyer) {
    throw new Error("No shopper")
  }
  await holdOutbox()
  await startCounting()
  const event = await waitingCheckout(buyer, post)
  await accessAskedOnce(buyer, post, event)
  await sleep(SETTLED_MS)
  const purchase = await countStatements()
  await releaseOutbox(buyer.name)
  await startCounting()
  // The same event once more is only a wake-up.
  await deliver(useShop().backendUrl, event)
  await untilFollowedUp(buyer.name)
  await sleep(SETTLED_MS)
  return { purchase, projection: await countStatements() }
}

export async function checkoutFigures(shop: BenchShop): Promise<Figure[]> {
  await shop.serve("server")
  const post = await paidPost()
  await counted(post)
  const runs: Counts[] = []
  for (let turn = 0; turn < TIMES; turn++) {
    runs.push(await counted(post))
  }
  const projection = median(runs.map((run) => run.projection))
  const core = await coreCheckout()
  return [
    {
      key: "checkout.sql_statements",
      value: median(runs.map((run) => run.purchase)),
      atMost: 60,
      baseline: `from click to access, BEGIN, COMMIT and statements inside functions included, also the request that asks for access and the wake-up after the event; Medusa's core checkout of a digital product: ${core.statements}`,
    },
    {
      key: "checkout.order_projection_statements",
      value: projection,
      baseline:
        "afterwards: the Medusa order, the receipt, and one event delivered twice",
    },
    {
      key: "checkout.http_calls",
      value: await callsUntilSecret(post),
      atMost: 1,
      baseline: `until the client secret; Medusa's core checkout: ${core.calls} until its order`,
    },
  ]
}

/** Requests that reach the server until the answer can be paid. */
async function callsUntilSecret(post: string): Promise<number> {
  const [buyer] = await newShoppers(1)
  const proxy = await countingProxy(useShop().backendUrl)
  const response = await fetch(`${proxy.url}/api/checkout`, {
    method: "POST",
    headers: { ...buyer?.headers, "content-type": "application/json" },
    body: JSON.stringify({
      post_id: post,
      buyer: BUYER,
      idempotency_key: `bench-calls-${Date.now()}`,
    }),
  })
  const body = (await response.json()) as {
    provider?: string
    client_secret?: string
  }
  await proxy.close()
  const payable = body.provider === "demo" || body.client_secret !== undefined
  return payable ? proxy.requests() : Number.NaN
}

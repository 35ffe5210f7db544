import { cpuMsOf } from "../lib/cpu.mts"
import { client } from "../lib/get.mts"
import type { Figure } from "../lib/report.mts"
import {
  callers,
  cpuPerUnit,
  interleaved,
  median,
  ratio,
  type Rounds,
} from "../lib/rounds.mts"
import type { BenchShop } from "./boot.mts"
import { CARDS, PRODUCTS, withGoods } from "./catalog-goods.mts"
import { countStatements, startCounting } from "./statements.mts"

const CALLERS = 8
/* Each turn lasts seconds, so that hundredths of one do not show. */
const REQUESTS = { ours: 3_000, theirs: 100, theirsCached: 600 }
const ROUNDS = 3

interface Lists {
  ours: string
  theirs: string
  key: Record<string, string>
}

/** Both answer what they are compared for: cards and products with prices. */
async function assertPriced({ ours, theirs, key }: Lists): Promise<void> {
  const { get, close } = client(1)
  const parsed = async <T,>(url: string, headers = {}) =>
    JSON.parse((await get(url, headers)).body.toString()) as T
  const { posts } = await parsed<{ posts: { price_label?: string }[] }>(ours)
  const { products, count } = await parsed<{
    count: number
    products: { variants: { calculated_price?: unknown }[] }[]
  }>(theirs, key)
  close()
  const isPriced = products.every(({ variants }) =>
    variants.every((variant) => Boolean(variant.calculated_price))
  )
  if (posts.length !== CARDS || !posts.every((post) => post.price_label)) {
    throw new Error(`Our list has ${posts.length} cards, not ${CARDS} priced`)
  }
  if (count < PRODUCTS || products.length === 0 || !isPriced) {
    throw new Error(`Medusa lists ${count} products, or some without a price`)
  }
}

/** SQL of one request, once everything it may keep is kept. */
async function statementsOf(
  url: string,
  key: Record<string, string> = {}
): Promise<number> {
  const { ask, close } = client(1)
  await ask(url, key)
  await startCounting()
  await ask(url, key)
  const statements = await countStatements()
  close()
  return statements
}

async function measured(
  shop: BenchShop,
  pid: number,
  { ours, theirs, key }: Lists,
  requests: number
): Promise<Rounds> {
  const { ask, close } = client(CALLERS)
  const rounds = await interleaved(
    [
      {
        name: "ours",
        run: () => callers(CALLERS, REQUESTS.ours, () => ask(ours)),
      },
      {
        name: "theirs",
        run: () => callers(CALLERS, requests, () => ask(theirs, key)),
      },
    ],
    { rounds: ROUNDS, cpuMs: () => cpuMsOf([pid, shop.postgres.pid]) }
  )
  close()
  return rounds
}

const msOf = (rounds: Rounds, name: string) =>
  (median((rounds[name] ?? []).map(cpuPerUnit)) / 1_000).toFixed(2)

/** One server with Medusa's caching as said, and both lists on it. */
async function against(
  shop: BenchShop,
  lists: Lists,
  isCached: boolean
): Promise<Figure> {
  shop.env.MEDUSA_FF_CACHING = String(isCached)
  const pid = await shop.serve("server")
  await assertPriced(lists)
  const rounds = await measured(
    shop,
    pid,
    lists,
    isCached ? REQUESTS.theirsCached : REQUESTS.theirs
  )
  const sqlOf = {
    ours: await statementsOf(lists.ours),
    theirs: await statementsOf(lists.theirs, lists.key),
  }
  return {
    key: `catalog.list_vs_store_products${isCached ? "_cached" : ""}`,
    value: ratio(rounds, "ours", "theirs", cpuPerUnit),
    ...(isCached
      ? { atMost: 1 / 6, goal: 1 / 8 }
      : { atMost: 1 / 40, goal: 1 / 50 }),
    baseline: `${msOf(rounds, "ours")} ms of processor time, server and database, for ${CARDS} priced cards (${sqlOf.ours} SQL) against ${msOf(rounds, "theirs")} ms of Medusa's GET /store/products with a region (${sqlOf.theirs} SQL), ${PRODUCTS} products of two variants with two prices, its caching ${isCached ? "on" : "off"}, one server, warmed alike`,
  }
}

/** Our public list against Medusa's, with its caching and without. */
export async function catalogFigures(shop: BenchShop): Promise<Figure[]> {
  const key = { "x-publishable-api-key": shop.demo.publishableKey }
  await shop.serve("server")
  try {
    return await withGoods(shop, async (ours, theirs) => {
      const lists = { ours, theirs, key }
      const plain = await against(shop, lists, false)
      return [plain, await against(shop, lists, true)]
    })
  } finally {
    Reflect.deleteProperty(shop.env, "MEDUSA_FF_CACHING")
  }
}

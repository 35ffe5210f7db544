import { setTimeout as sleep } from "node:timers/promises"
import { sql, useShop } from "../../integration-tests/shop.mts"
import { call, type Actor } from "../../testing/http.mts"
import { countStatements, startCounting } from "./statements.mts"

interface Id {
  id: string
}

/** A product of Medusa's own, outside our posts, in the demo shop's channel. */
async function coreProduct(): Promise<{ variant: string; region: string }> {
  const [found] = await sql<{ variant: string; region: string }>(
    `select v.id as variant, r.id as region from product_variant v
     join product_variant_price_set ps on ps.variant_id = v.id
     cross join region r
     where v.deleted_at is null and r.deleted_at is null limit 1`
  )
  if (!found) {
    throw new Error("The demo shop has no region or no priced product")
  }
  await sql(
    `insert into region_payment_provider (id, region_id, payment_provider_id)
     values ('regpp_bench', $1, 'pp_system_default') on conflict do nothing`,
    [found.region]
  )
  return found
}

/**
 * What a shop does without us: cart, payment collection, payment session,
 * completion. Where our rules refuse to complete, the number is a lower bound,
 * which favours the baseline.
 */
export async function coreCheckout(): Promise<{
  statements: number
  calls: number
}> {
  const shop = useShop()
  const { variant, region } = await coreProduct()
  const store: Actor = {
    name: "core",
    headers: { "x-publishable-api-key": shop.demo.publishableKey },
  }
  let calls = 0
  const post = async <T,>(path: string, body: object): Promise<T> => {
    calls++
    const answer = await call(shop.backendUrl, store, "POST", path, body)
    if (answer.status >= 300) {
      throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 200)}`)
    }
    return answer.body as T
  }
  await startCounting()
  const { cart } = await post<{ cart: Id }>("/store/carts", {
    region_id: region,
    email: "core@example.com",
    items: [{ variant_id: variant, quantity: 1 }],
  })
  const { payment_collection: collection } = await post<{
    payment_collection: Id
  }>("/store/payment-collections", { cart_id: cart.id })
  await post(`/store/payment-collections/${collection.id}/payment-sessions`, {
    provider_id: "pp_system_default",
  })
  await post(`/store/carts/${cart.id}/complete`, {}).catch(() => undefined)
  await sleep(200)
  return { statements: await countStatements(), calls }
}

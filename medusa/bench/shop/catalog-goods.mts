import { staffSession } from "../../integration-tests/account-people.mts"
import { sql } from "../../integration-tests/shop.mts"
import { call } from "../../testing/http.mts"
import type { BenchShop } from "./boot.mts"

export const CARDS = 12
export const PRODUCTS = 200
const AT_ONCE = 25
const SIZES = ["Small", "Large"]

/** A product as shops have them: two variants, each with two prices. */
const product = (number: number, channel: string) => ({
  title: `Bench product ${String(number)}`,
  handle: `bench-product-${String(number)}`,
  description: "Something of cotton, made to be measured and not to be worn.",
  status: "published",
  sales_channels: [{ id: channel }],
  options: [{ title: "Size", values: SIZES }],
  variants: SIZES.map((size, at) => ({
    title: size,
    sku: `bench-${String(number)}-${String(at)}`,
    manage_inventory: false,
    options: { Size: size },
    prices: [
      { currency_code: "usd", amount: 10 + number },
      { currency_code: "eur", amount: 9 + number },
    ],
  })),
})

/** Where the shop's key sells, and for whom prices are worked out. */
async function whereSold(key: string): Promise<[string, string]> {
  const [row] = await sql<{ channel: string; region: string }>(
    `select k.sales_channel_id as channel, r.id as region
     from api_key a
     join publishable_api_key_sales_channel k on k.publishable_key_id = a.id
     cross join region r
     where a.token = $1 and k.deleted_at is null and r.deleted_at is null
     limit 1`,
    [key]
  )
  if (!row) {
    throw new Error("The demo shop's key sells in no channel")
  }
  return [row.channel, row.region]
}

/** Medusa's own products, made by its own route; the address that lists them. */
async function makeProducts(shop: BenchShop): Promise<string> {
  const [channel, region] = await whereSold(shop.demo.publishableKey)
  const operator = await staffSession(shop.demo.logins.operator)
  for (let from = 0; from < PRODUCTS; from += AT_ONCE) {
    const create = Array.from({ length: AT_ONCE }, (_, at) =>
      product(from + at, channel)
    )
    const path = "/admin/products/batch"
    const answer = await call(shop.backendUrl, operator, "POST", path, {
      create,
    })
    if (answer.status >= 300) {
      throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`)
    }
  }
  return `${shop.backendUrl}/store/products?region_id=${region}`
}

/** Copies of a post that is on sale, until the shop's list has twelve. */
async function fillList(handle: string): Promise<void> {
  await sql(
    `with seller as (select id from organization where handle = $1),
      present as (select count(*)::int as posts from content_post
        where organization_id = (select id from seller)
          and status = 'published'),
      pattern as (select p.* from content_post p
        join seller s on s.id = p.organization_id
        where p.status = 'published' and p.pricing_type = 'fixed'
          and p.product_type = 'content' order by p.id limit 1)
     insert into content_post (id, organization_id, creator_id, slug, title,
       summary, description, pricing_type, price_minor, currency_code, tags,
       status, published_at)
     select id || '_bench_' || n, organization_id, creator_id,
       slug || '-bench-' || n, title || ' ' || n, summary, description,
       pricing_type, price_minor, currency_code, tags, status, published_at
     from pattern, present, generate_series(1, $2 - present.posts) as n`,
    [handle, CARDS]
  )
}

/** Both lists, as long as `measure` takes: other sections know nothing of it. */
export async function withGoods<T>(
  shop: BenchShop,
  measure: (ours: string, theirs: string) => Promise<T>
): Promise<T> {
  const { handle } = shop.demo
  await fillList(handle)
  try {
    const theirs = await makeProducts(shop)
    return await measure(`${shop.backendUrl}/api/catalog/${handle}`, theirs)
  } finally {
    await sql("delete from content_post where id like '%_bench_%'")
    await sql(
      `update product set status = 'draft' where handle like 'bench-product-%'`
    )
  }
}

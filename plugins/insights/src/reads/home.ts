import { monthOf, shopDays, shopTotals, topPosts } from "@codex/insights"
import type { CurrencyTakings } from "@codex/insights"
import { minorToJson, withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { shopCurrency } from "@codex/plugin-wallet/workflows"
import { listLatestPurchases } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type {
  CurrencyTotals,
  HomeResponse,
  LatestPurchaseView,
} from "../contract"
import { firstSteps } from "./first-steps"
import { organizationNames, titlesOf } from "./names"
import { NOTHING, spansOf, today, toView, trendOf } from "./views"

const TOP = 5
const LATEST = 10

/** The shop's own currency stands first, whatever was sold in others. */
function totalsOf(
  rows: readonly CurrencyTakings[],
  currency: string
): CurrencyTotals[] {
  const main = rows.find((row) => row.currency_code === currency) ?? {
    currency_code: currency,
    all_time: NOTHING,
    month: NOTHING,
  }
  const others = rows.filter((row) => row.currency_code !== currency)
  return [main, ...others].map((row) => ({
    currency_code: row.currency_code,
    all_time: toView(row.all_time),
    month: toView(row.month),
  }))
}

async function lastPurchases(tx: Tx): Promise<LatestPurchaseView[]> {
  const rows = await listLatestPurchases(tx, LATEST)
  const names = await organizationNames(
    tx,
    rows.map((row) => row.organization_id)
  )
  return rows.map((row) => ({
    id: row.id,
    post_title: row.post_title,
    buyer_name: row.buyer_name,
    organization: names.get(row.organization_id) ?? "",
    amount_minor: minorToJson(row.amount_minor),
    refunded_minor: minorToJson(row.returned_minor),
    currency_code: row.currency_code,
    sold_at: row.settled_at.toISOString(),
  }))
}

async function bestPosts(
  tx: Tx,
  scope: Parameters<typeof topPosts>[1]
): Promise<HomeResponse["top_posts"]> {
  const rows = await topPosts(tx, scope)
  const titles = await titlesOf(
    tx,
    rows.map((row) => row.post_id)
  )
  const names = await organizationNames(
    tx,
    rows.map((row) => row.organization_id)
  )
  return rows.map((row) => ({
    post_id: row.post_id,
    title: titles.get(row.post_id) ?? "",
    organization: names.get(row.organization_id) ?? "",
    buyers: row.buyers,
    ...toView(row),
  }))
}

async function customersOf(container: MedusaContainer): Promise<number> {
  const [, count] = await container
    .resolve(Modules.CUSTOMER)
    .listAndCountCustomers({}, { take: 1, select: ["id"] })
  return count
}

/** The operator's day on one page. */
export async function operatorHome(
  container: MedusaContainer,
  range: number
): Promise<HomeResponse> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const currency = await shopCurrency(container)
  const customers = await customersOf(container)
  const day = today()
  const { now, all } = spansOf(day, range)
  const numbers = await withPlatform(pg, "operator: home", async (tx) => ({
    ...trendOf({ now, currency }, await shopDays(tx, { currency, ...all })),
    totals: totalsOf(await shopTotals(tx, monthOf(day)), currency),
    top_posts: await bestPosts(tx, { currency, ...now, limit: TOP }),
    last_purchases: await lastPurchases(tx),
  }))
  const isNew = numbers.last_purchases.length === 0
  return {
    ...numbers,
    customers,
    first_steps: isNew ? await firstSteps(container) : null,
  }
}

import { minorToJson, type Tx } from "@codex/kernel"
import { holdingsOf, type Holding } from "@codex/plugin-access/workflows"
import { sumBuyers, type BuyerSum } from "@codex/purchases"
import type { Shopper } from "../contract"

interface Customer {
  id: string
  first_name: string | null
  last_name: string | null
  email: string | null
  has_account: boolean
  created_at: Date
}

const COLUMNS = [
  "id",
  "first_name",
  "last_name",
  "email",
  "has_account",
  "created_at",
]

const latest = (sums: readonly BuyerSum[]) =>
  sums
    .flatMap((sum) =>
      sum.last_paid_at ? [sum.last_paid_at.toISOString()] : []
    )
    .sort()
    .at(-1) ?? null

function toShopper(
  customer: Customer,
  sums: readonly BuyerSum[],
  holding: Holding
): Shopper {
  const own = [customer.first_name, customer.last_name].filter(Boolean)
  const given = sums.find((sum) => sum.buyer_name)?.buyer_name
  return {
    id: customer.id,
    name: own.join(" ") || (given ?? ""),
    email: customer.email ?? "",
    has_account: customer.has_account,
    created_at: customer.created_at.toISOString(),
    owns: holding.posts,
    watched_percent: holding.posts > 0 ? holding.percent : null,
    last_paid_at: latest(sums),
    spent: sums
      .filter(({ paid }) => paid > 0)
      .map(({ currency_code, spent_minor }) => ({
        currency_code,
        amount_minor: minorToJson(spent_minor),
      })),
  }
}

/** These customers in this order, with what they own, watched and spent. */
export async function describeShoppers(
  tx: Tx,
  ids: readonly string[]
): Promise<Shopper[]> {
  const customers = await tx("customer")
    .whereIn("id", [...ids])
    .whereNull("deleted_at")
    .select<Customer[]>(COLUMNS)
  const known = new Map(customers.map((each) => [each.id, each]))
  const sums = await sumBuyers(tx, ids)
  const holding = await holdingsOf(tx, ids)
  return ids.flatMap((id) => {
    const customer = known.get(id)
    const own = sums.filter(({ customer_id }) => customer_id === id)
    return customer ? [toShopper(customer, own, holding(id))] : []
  })
}

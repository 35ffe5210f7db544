import { recordAudit } from "@codex/audit"
import { minor } from "@codex/kernel"
import { csv } from "@codex/plugin-wallet/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Shopper } from "../contract"
import { majorUnits } from "../lib/major-units"
import { inPlatform } from "../lib/platform"
import { describeShoppers } from "./describe"

const HEAD = [
  "name",
  "email",
  "account",
  "joined",
  "owns",
  "watched_percent",
  "last_paid",
]

const currenciesOf = (shoppers: readonly Shopper[]) =>
  [
    ...new Set(
      shoppers.flatMap(({ spent }) => spent.map((s) => s.currency_code))
    ),
  ].sort()

/** One line each, with a column for each currency; no cell becomes a formula. */
export function shoppersText(shoppers: readonly Shopper[]): string {
  const currencies = currenciesOf(shoppers)
  const spentIn = (shopper: Shopper, currency: string) => {
    const sum = shopper.spent.find((each) => each.currency_code === currency)
    return sum ? majorUnits(minor(sum.amount_minor), currency) : ""
  }
  return csv([
    [...HEAD, ...currencies.map((currency) => `spent_${currency}`)],
    ...shoppers.map((shopper) => [
      shopper.name,
      shopper.email,
      shopper.has_account ? "registered" : "guest",
      shopper.created_at,
      String(shopper.owns),
      String(shopper.watched_percent ?? ""),
      shopper.last_paid_at ?? "",
      ...currencies.map((currency) => spentIn(shopper, currency)),
    ]),
  ])
}

/** Names and addresses leave the shop: who took which is in the audit log. */
export const exportShoppers = (
  container: MedusaContainer,
  { ids, actorId }: { ids: readonly string[]; actorId: string }
): Promise<string> =>
  inPlatform(container, "operator: shoppers as a file", async (tx) => {
    const shoppers = await describeShoppers(tx, [...new Set(ids)])
    await recordAudit(tx, {
      actorKind: "user",
      actorId,
      action: "shoppers.exported",
      objectType: "shoppers",
      objectId: "csv",
      after: { ids: shoppers.map(({ id }) => id) },
    })
    return shoppersText(shoppers)
  })

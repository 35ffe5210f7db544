import { newId } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import type { MigrationClass } from "@codex/kernel/testing"
import { insertDiscount } from "@codex/purchases"
import type { NewDiscount } from "@codex/purchases"
import { readdirSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"

const load = createRequire(__filename)

/** Backfills of rows that a new database does not have. */
const BACKFILLS = ["Migration20250828075407"]

/** Medusa's own migrations of one of its modules, in order. */
export function medusaMigrations(
  module: "customer" | "promotion"
): MigrationClass[] {
  const medusa = createRequire(load.resolve("@medusajs/medusa/package.json"))
  const root = path.dirname(medusa.resolve(`@medusajs/${module}/package.json`))
  const folder = path.join(root, "dist/migrations")
  return readdirSync(folder)
    .filter((file) => file.endsWith(".js"))
    .map((file) => file.replace(/\.js$/, ""))
    .filter((name) => !BACKFILLS.includes(name))
    .sort()
    .map((name) => {
      // A module of Medusa's build, named by its own file.
      const found = load(path.join(folder, name)) as Record<
        string,
        MigrationClass
      >
      return found[name] as MigrationClass
    })
}

export interface PromotionSeed {
  code: string
  automatic?: boolean
  type?: "percentage" | "fixed"
  /** Percent, or major units. */
  value: number
  status?: string
  startsAt?: Date
  endsAt?: Date
}

async function campaign(tx: Tx, { startsAt, endsAt }: PromotionSeed) {
  if (!startsAt && !endsAt) {
    return null
  }
  const id = newId("procamp")
  await tx("promotion_campaign").insert({
    id,
    name: id,
    campaign_identifier: id,
    starts_at: startsAt ?? null,
    ends_at: endsAt ?? null,
  })
  return id
}

/** A promotion as Medusa's module stores it, and our row beside it. */
export async function addDiscount(
  tx: Tx,
  seed: PromotionSeed,
  ours: Omit<NewDiscount, "promotionId" | "createdBy">
): Promise<string> {
  const promotionId = newId("promo")
  await tx("promotion").insert({
    id: promotionId,
    code: seed.code,
    is_automatic: seed.automatic ?? false,
    type: "standard",
    status: seed.status ?? "active",
    campaign_id: await campaign(tx, seed),
  })
  const value = String(seed.value)
  await tx("promotion_application_method").insert({
    id: newId("proappmet"),
    promotion_id: promotionId,
    type: seed.type ?? "percentage",
    target_type: "items",
    allocation: "across",
    value,
    raw_value: JSON.stringify({ value, precision: 20 }),
    currency_code: "usd",
  })
  return insertDiscount(tx, { ...ours, promotionId, createdBy: "test" })
}

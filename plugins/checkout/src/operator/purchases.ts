import { getCreator, listOrganizationsByIds } from "@codex/creators"
import { minorToJson, withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { parseWaterfall } from "@codex/plugin-wallet/workflows"
import { getPurchase, listOutboxFor, listPurchases } from "@codex/purchases"
import type { OutboxRow, Purchase } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { providerName } from "../checkout/provider-name"
import type {
  OperatorPurchase,
  OperatorPurchaseDetail,
  PurchasesQuery,
  TimelineStep,
} from "../contract"
import { checkoutFailure } from "../lib/failures"
import { taxLines, taxNote } from "../receipts/tax-lines"
import { taxFollowUps } from "../settlement/capture"

const iso = (date: Date | null) => date?.toISOString() ?? null

async function sellerNames(tx: Tx, purchases: Purchase[]) {
  const ids = purchases.map((purchase) => purchase.organization_id)
  const sellers = await listOrganizationsByIds(tx, [...new Set(ids)])
  return new Map(sellers.map((seller) => [seller.id, seller.name]))
}

function toRow(purchase: Purchase, seller: string): OperatorPurchase {
  return {
    id: purchase.id,
    post_title: purchase.post_title,
    organization: seller,
    buyer_name: purchase.buyer_name || purchase.buyer_email,
    buyer_email: purchase.buyer_email,
    amount_minor: minorToJson(purchase.amount_minor),
    currency_code: purchase.currency_code,
    provider: providerName(purchase),
    state: purchase.state,
    order_id: purchase.order_id,
    paid_at: purchase.paid_at.toISOString(),
  }
}

/** Every purchase of the platform; operators only (default deny). */
export async function listPurchasesForOperator(
  container: MedusaContainer,
  page: PurchasesQuery
) {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return withPlatform(pg, "operator: purchases", async (tx) => {
    const { rows, count } = await listPurchases(tx, page)
    const sellers = await sellerNames(tx, rows)
    const purchases = rows.map((purchase) =>
      toRow(purchase, sellers.get(purchase.organization_id) ?? "")
    )
    return { purchases, count, limit: page.limit, offset: page.offset }
  })
}

function followUpStep(
  key: "order_projected" | "receipt_sent" | "tax_recorded",
  row: OutboxRow | undefined
): TimelineStep {
  return {
    key,
    state: row?.state ?? "pending",
    at: iso(row?.finished_at ?? null),
    detail: row?.last_error ?? null,
    outbox_id: row?.id ?? null,
  }
}

function timelineOf(purchase: Purchase, outbox: OutboxRow[]): TimelineStep[] {
  const of = (kind: string) => outbox.find((row) => row.kind === kind)
  const step = (key: TimelineStep["key"], at: Date | null): TimelineStep => ({
    key,
    state: at ? "done" : "pending",
    at: iso(at),
    detail: null,
    outbox_id: null,
  })
  return [
    step("paid", purchase.paid_at),
    step("settled", purchase.settled_at),
    step("granted", purchase.grant_id ? purchase.settled_at : null),
    followUpStep("order_projected", of("order_projection")),
    followUpStep("receipt_sent", of("receipt_email")),
    ...taxFollowUps(purchase).map((kind) =>
      followUpStep("tax_recorded", of(kind))
    ),
  ]
}

function taxView(purchase: Purchase): OperatorPurchaseDetail["tax"] {
  const { tax } = purchase
  const names = taxLines(purchase).map(([, name]) => name)
  return (
    tax && {
      amount_minor: minorToJson(purchase.tax_minor),
      summary: taxNote(purchase) ?? names.join(", "),
      place: [tax.country, tax.region, tax.postal_code]
        .filter((part) => part !== null)
        .join(" "),
      tax_id: tax.tax_id,
      calculation_id: tax.calculation_id,
    }
  )
}

export async function purchaseForOperator(
  container: MedusaContainer,
  id: string
): Promise<OperatorPurchaseDetail> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return withPlatform(pg, "operator: purchase", async (tx) => {
    const purchase = await getPurchase(tx, id)
    if (!purchase) {
      throw checkoutFailure("purchase_not_found")
    }
    const sellers = await sellerNames(tx, [purchase])
    const creator = await getCreator(tx, purchase.creator_id)
    return {
      ...toRow(purchase, sellers.get(purchase.organization_id) ?? ""),
      creator: creator?.display_name ?? "",
      payment_id: purchase.payment_id,
      checkout_id: purchase.checkout_line_id,
      journal_id: purchase.journal_id,
      grant_id: purchase.grant_id,
      terms_version: purchase.terms_version,
      tax: taxView(purchase),
      waterfall: parseWaterfall(purchase.waterfall).lines.map((line) => ({
        key: line.key,
        label: line.label,
        amount_minor: line.amount_minor,
        bps: line.bps,
      })),
      timeline: timelineOf(purchase, await listOutboxFor(tx, id)),
    }
  })
}

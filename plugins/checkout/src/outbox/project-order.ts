import { getPost } from "@codex/content"
import { getOrganization } from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import {
  getCheckoutLine,
  getPurchase,
  setPurchaseOrder,
} from "@codex/purchases"
import type { CheckoutLine, OutboxRow, Purchase } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { checkoutFailure } from "../lib/failures"
import { majorUnits } from "../lib/major-units"
import { capturePayment } from "./capture-payment"
import type { Delivered } from "./delivery"

interface Facts {
  purchase: Purchase
  line: CheckoutLine
  salesChannelId: string | undefined
  productId: string | undefined
}

async function factsOf(container: MedusaContainer, id: string): Promise<Facts> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return withPlatform(pg, "order projection", async (tx) => {
    const purchase = await getPurchase(tx, id)
    const line =
      purchase && (await getCheckoutLine(tx, purchase.checkout_line_id))
    if (!line) {
      throw checkoutFailure("purchase_not_found")
    }
    const seller = await getOrganization(tx, purchase.organization_id)
    const post = await getPost(tx, purchase.post_id)
    return {
      purchase,
      line,
      salesChannelId: seller?.sales_channel_id,
      productId: post?.product_id ?? undefined,
    }
  })
}

/** The same purchase always has the same order id, so a second try finds it. */
const orderIdOf = (purchase: Purchase) =>
  `order_${purchase.id.replace(/^pur_/, "")}`

async function orderExists(container: MedusaContainer, id: string) {
  const orders = await container
    .resolve(Modules.ORDER)
    .listOrders({ id: [id] }, { select: ["id"], take: 1 })
  return orders.length > 0
}

function orderInput({ purchase, line, salesChannelId, productId }: Facts) {
  const paid = majorUnits(purchase.amount_minor, purchase.currency_code)
  return {
    id: orderIdOf(purchase),
    status: "completed",
    email: purchase.buyer_email,
    customer_id: purchase.customer_id,
    currency_code: purchase.currency_code,
    ...(salesChannelId ? { sales_channel_id: salesChannelId } : {}),
    no_notification: true,
    metadata: { codex_purchase_id: purchase.id },
    items: [
      {
        title: purchase.post_title,
        ...(line.variant_id ? { variant_id: line.variant_id } : {}),
        ...(productId ? { product_id: productId } : {}),
        quantity: 1,
        unit_price: Number(paid),
        // What was paid is the price: its tax is inside, and none is added.
        is_tax_inclusive: true,
        requires_shipping: false,
      },
    ],
    transactions:
      purchase.amount_minor > 0n
        ? [
            {
              amount: Number(paid),
              currency_code: purchase.currency_code,
              reference: "purchase",
              reference_id: purchase.id,
            },
          ]
        : [],
  }
}

/** Shown as Medusa shows tax; the total stays what was paid. */
async function showTax(
  container: MedusaContainer,
  orderId: string,
  { tax, tax_minor }: Purchase
) {
  if (!tax || tax_minor === 0n) {
    return
  }
  const orders = container.resolve(Modules.ORDER)
  const order = await orders.retrieveOrder(orderId, { relations: ["items"] })
  const [item] = order.items ?? []
  await orders.setOrderLineItemTaxLines(
    orderId,
    tax.lines.map(({ label, rate_ppm }) => ({
      item_id: item?.id ?? "",
      code: tax.country,
      description: label,
      rate: rate_ppm / 10_000,
      ...(tax.provider ? { provider_id: tax.provider } : {}),
    }))
  )
}

async function linkPayment(
  container: MedusaContainer,
  orderId: string,
  line: CheckoutLine
) {
  if (!line.payment_collection_id) {
    return
  }
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id: orderId },
    [Modules.PAYMENT]: { payment_collection_id: line.payment_collection_id },
  })
}

/**
 * Shows the purchase as a Medusa order. It is a projection: if it fails,
 * nobody loses access, and it is tried again (ARCHITECTURE §2).
 */
export async function projectOrder(
  container: MedusaContainer,
  row: OutboxRow
): Promise<Delivered> {
  const facts = await factsOf(container, row.ref_id)
  const orderId = orderIdOf(facts.purchase)
  if (!(await orderExists(container, orderId))) {
    await createOrderWorkflow(container).run({ input: orderInput(facts) })
  }
  await showTax(container, orderId, facts.purchase)
  await capturePayment(container, facts.line)
  await linkPayment(container, orderId, facts.line)
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "order projected", (tx) =>
    setPurchaseOrder(tx, facts.purchase.id, orderId)
  )
  return { state: "done", result: { order_id: orderId } }
}

import { minor, minorToJson, withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import {
  getPurchase,
  listOutboxFor,
  listPaymentObjects,
  listTaxReversals,
} from "@codex/purchases"
import type { OutboxRow, PaymentObject, Purchase } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { providerName } from "../checkout/provider-name"
import { takesTaxBack, TAX_TRANSACTION } from "../tax/calculation"
import type { Delivered } from "./delivery"
import { stripeForTax } from "./record-tax"

const payload = z.object({ purchase_id: z.string() })
const recorded = z.object({ transaction_id: z.string() })
const reversed = z.object({ amount_minor: z.number().int() })

interface ToReverse {
  transactionId: string
  amountMinor: bigint
  whole: boolean
}

async function transactionOf(tx: Tx, purchaseId: string): Promise<string> {
  const rows = await listOutboxFor(tx, purchaseId)
  const row = rows.find(({ kind }) => kind === TAX_TRANSACTION)
  const known = recorded.safeParse(row?.result)
  if (!known.success) {
    throw new Error(`The tax of ${purchaseId} is not recorded yet`)
  }
  return known.data.transaction_id
}

async function objectOf(
  tx: Tx,
  purchase: Purchase,
  id: string
): Promise<PaymentObject | undefined> {
  const provider = providerName(purchase)
  const objects = await listPaymentObjects(tx, provider, purchase.payment_id)
  return objects.find((one) => one.object_id === id && takesTaxBack(one))
}

/** What of this refund is still in the sale's tax; never more than was paid. */
async function toReverse(
  tx: Tx,
  row: OutboxRow
): Promise<ToReverse | undefined> {
  const { purchase_id: purchaseId } = payload.parse(row.payload)
  const purchase = await getPurchase(tx, purchaseId)
  const object = purchase && (await objectOf(tx, purchase, row.ref_id))
  if (!object) {
    return undefined
  }
  const transactionId = await transactionOf(tx, purchaseId)
  const before = (await listTaxReversals(tx, purchaseId)).reduce(
    (sum, { result }) =>
      sum + minor(reversed.safeParse(result).data?.amount_minor ?? 0),
    0n
  )
  const left = purchase.amount_minor - before
  const amountMinor = object.amount_minor < left ? object.amount_minor : left
  const whole = amountMinor === purchase.amount_minor
  return amountMinor > 0n ? { transactionId, amountMinor, whole } : undefined
}

/** Takes a refund, or a lost dispute, out of Stripe Tax's reports. */
export async function reverseTax(
  container: MedusaContainer,
  row: OutboxRow
): Promise<Delivered> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const found = await withPlatform(pg, "tax to reverse", (tx) =>
    toReverse(tx, row)
  )
  if (!found) {
    return { state: "done", result: { skipped: "nothing_to_reverse" } }
  }
  const amount = minorToJson(found.amountMinor)
  const { id } = await stripeForTax().tax.transactions.createReversal(
    {
      original_transaction: found.transactionId,
      reference: row.ref_id,
      // With tax, as it was paid; Stripe takes out the tax in proportion.
      ...(found.whole
        ? { mode: "full" as const }
        : { mode: "partial" as const, flat_amount: -amount }),
    },
    { idempotencyKey: `tax:${row.ref_id}` }
  )
  return { state: "done", result: { reversal_id: id, amount_minor: amount } }
}

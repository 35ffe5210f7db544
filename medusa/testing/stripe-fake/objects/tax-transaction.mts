import type Stripe from "stripe"
import { refused } from "../http/errors.mts"
import type { World } from "../state/world.mts"

type Transaction = Stripe.Tax.Transaction
type Item = Stripe.Tax.TransactionLineItem

interface Recorded {
  calculation: string
  reference: string
  posted_at?: number
  metadata?: Record<string, string>
}

interface Reversed {
  mode: "full" | "partial"
  original_transaction: string
  reference: string
  flat_amount?: number
  metadata?: Record<string, string>
}

/** A reference is there once, whatever became of the idempotency key. */
function assertFresh(world: World, reference: string): void {
  if (world.taxTransactions.all().some((one) => one.reference === reference)) {
    throw refused(
      `A transaction with the reference ${reference} already exists.`,
      "resource_already_exists",
      "reference"
    )
  }
}

const linesOf = ({ line_items: lines }: Transaction): Item[] =>
  lines?.data ?? []

/** With tax, as it was paid. */
const grossOf = (items: readonly Item[]) =>
  items.reduce(
    (sum, { amount, amount_tax, tax_behavior }) =>
      sum + amount + (tax_behavior === "inclusive" ? 0 : amount_tax),
    0
  )

const taxOf = (items: readonly Item[]) =>
  items.reduce((sum, { amount_tax }) => sum + amount_tax, 0)

function listOf(id: string, data: Item[]) {
  return {
    object: "list" as const,
    has_more: false,
    url: `/v1/tax/transactions/${id}/line_items`,
    data,
  }
}

/** The sale took place: from here on it is in the reports. */
export function recordTransaction(world: World, input: Recorded): Transaction {
  const found = world.taxCalculations.get(null, input.calculation)
  assertFresh(world, input.reference)
  if ((found.expires_at ?? 0) < world.now) {
    throw refused("This calculation has expired.", "tax_calculation_expired")
  }
  const id = world.id("tax")
  const items = (found.line_items?.data ?? []).map((line): Item => ({
    id: world.id("tax_li"),
    object: "tax.transaction_line_item",
    amount: line.amount,
    amount_tax: line.amount_tax,
    livemode: false,
    metadata: null,
    product: null,
    quantity: line.quantity,
    reference: line.reference,
    reversal: null,
    tax_behavior: line.tax_behavior,
    tax_code: line.tax_code,
    type: "transaction",
  }))
  return world.taxTransactions.add(null, {
    id,
    object: "tax.transaction",
    created: world.now,
    currency: found.currency,
    customer: null,
    customer_details: found.customer_details,
    line_items: listOf(id, items),
    livemode: false,
    metadata: input.metadata ?? null,
    posted_at: input.posted_at ?? world.now,
    reference: input.reference,
    reversal: null,
    ship_from_details: null,
    shipping_cost: null,
    tax_date: found.tax_date,
    type: "transaction",
  })
}

function reversalsOf(world: World, original: string): Item[] {
  return world.taxTransactions
    .all()
    .filter(({ reversal }) => reversal?.original_transaction === original)
    .flatMap(linesOf)
}

/** Half up, of the sums so far: the last part takes what is left. */
function share(part: number, of: { tax: number; gross: number }): number {
  return of.gross === 0 ? 0 : Math.round((of.tax * part) / of.gross)
}

/** Takes all or a flat part, tax included, out of the reports. */
export function reverseTransaction(world: World, input: Reversed): Transaction {
  const original = world.taxTransactions.get(null, input.original_transaction)
  assertFresh(world, input.reference)
  const items = linesOf(original)
  const [line] = items
  if (!line || original.type !== "transaction" || items.length > 1) {
    throw refused("Only transactions of one line are reversed here.")
  }
  const whole = { tax: taxOf(items), gross: grossOf(items) }
  const before = reversalsOf(world, original.id)
  const beforeGross = -grossOf(before)
  const full = input.mode === "full"
  if (full !== (input.flat_amount === undefined)) {
    throw refused("A partial reversal, and only that, has a flat_amount.")
  }
  const gross = full ? whole.gross : -(input.flat_amount ?? 0)
  if (gross <= 0 || beforeGross + gross > whole.gross) {
    throw refused(
      "The reversal is more than what is left of the transaction.",
      "amount_too_large",
      "flat_amount"
    )
  }
  const tax = share(beforeGross + gross, whole) + taxOf(before)
  const net = line.tax_behavior === "inclusive" ? gross : gross - tax
  const id = world.id("tax")
  const back: Item = {
    ...line,
    id: world.id("tax_li"),
    amount: -net,
    amount_tax: -tax,
    reversal: { original_line_item: line.id },
    type: "reversal",
  }
  return world.taxTransactions.add(null, {
    ...original,
    id,
    created: world.now,
    line_items: listOf(id, [back]),
    metadata: input.metadata ?? null,
    posted_at: world.now,
    reference: input.reference,
    reversal: { original_transaction: original.id },
    type: "reversal",
  })
}

import { refused } from "../http/errors.mts"
import {
  group,
  int,
  listOf,
  need,
  oneOf,
  strings,
  text,
} from "../http/params.mts"
import { route } from "../http/route.mts"
import type { Route } from "../http/route.mts"
import {
  recordTransaction,
  reverseTransaction,
} from "../objects/tax-transaction.mts"
import { calculateTax } from "../objects/tax.mts"

const address = group({
  country: need(text),
  state: text,
  postal_code: text,
  city: text,
  line1: text,
})

const lineItem = group({
  amount: need(int),
  quantity: int,
  reference: text,
  tax_behavior: oneOf("inclusive", "exclusive"),
  tax_code: text,
})

export const taxRoutes: Route[] = [
  route(
    "POST",
    "/v1/tax/calculations",
    {
      currency: need(text),
      line_items: need(listOf(lineItem)),
      customer_details: group({
        address: need(address),
        address_source: oneOf("billing", "shipping"),
        tax_ids: listOf(group({ type: need(text), value: need(text) })),
      }),
    },
    ({ world }, { currency, line_items: lines, customer_details: buyer }) => {
      if (!buyer) throw refused("You must provide customer_details[address].")
      const { address: place, tax_ids: taxIds = [] } = buyer
      return calculateTax(world, { currency, lines, address: place, taxIds })
    }
  ),
  route("GET", "/v1/tax/calculations/:id", {}, ({ world, ids }) =>
    world.taxCalculations.get(null, ids[0] ?? "")
  ),
  route(
    "POST",
    "/v1/tax/transactions/create_from_calculation",
    {
      calculation: need(text),
      reference: need(text),
      posted_at: int,
      metadata: strings,
    },
    ({ world }, params) => recordTransaction(world, params)
  ),
  route(
    "POST",
    "/v1/tax/transactions/create_reversal",
    {
      mode: need(oneOf("full", "partial")),
      original_transaction: need(text),
      reference: need(text),
      flat_amount: int,
      metadata: strings,
    },
    ({ world }, params) => reverseTransaction(world, params)
  ),
  route("GET", "/v1/tax/transactions/:id", {}, ({ world, ids }) =>
    world.taxTransactions.get(null, ids[0] ?? "")
  ),
]

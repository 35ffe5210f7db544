import { pageOf, paging } from "../http/listing.mts"
import { int, need, oneOf, strings, text } from "../http/params.mts"
import { refused } from "../http/errors.mts"
import { route } from "../http/route.mts"
import type { Route } from "../http/route.mts"
import { cancelPayout, createPayout } from "../objects/payout.mts"
import { createTransfer, reverseTransfer } from "../objects/transfer.mts"

function assertPositive(amount: number) {
  if (amount > 0) return
  throw refused(
    "Invalid positive integer",
    "parameter_invalid_integer",
    "amount"
  )
}

export const payoutRoutes: Route[] = [
  route(
    "POST",
    "/v1/transfers",
    {
      amount: need(int),
      currency: need(text),
      destination: need(text),
      description: text,
      metadata: strings,
      transfer_group: text,
      source_transaction: text,
    },
    ({ world }, params) => {
      assertPositive(params.amount)
      return createTransfer(world, params)
    }
  ),
  route(
    "GET",
    "/v1/transfers",
    { ...paging, destination: text, transfer_group: text },
    ({ world }, params) => {
      const rows = world.transfers
        .list(null)
        .filter(
          (row) =>
            (!params.destination || row.destination === params.destination) &&
            (!params.transfer_group ||
              row.transfer_group === params.transfer_group)
        )
      return pageOf(rows, "/v1/transfers", params)
    }
  ),
  route("GET", "/v1/transfers/:id", {}, ({ world, ids }) =>
    world.transfers.get(null, ids[0] ?? "")
  ),
  route(
    "POST",
    "/v1/transfers/:id/reversals",
    { amount: int, description: text, metadata: strings },
    ({ world, ids }, params) =>
      reverseTransfer(world, world.transfers.get(null, ids[0] ?? ""), params)
  ),
  route(
    "GET",
    "/v1/transfers/:id/reversals",
    paging,
    ({ world, ids }, params) => {
      const transfer = world.transfers.get(null, ids[0] ?? "")
      const { data, url } = transfer.reversals
      return pageOf(data, url, params)
    }
  ),
  route(
    "POST",
    "/v1/payouts",
    {
      amount: need(int),
      currency: need(text),
      description: text,
      destination: text,
      metadata: strings,
      method: oneOf("standard", "instant"),
      statement_descriptor: text,
    },
    ({ world, account }, params) => {
      assertPositive(params.amount)
      return createPayout(world, account, params)
    }
  ),
  route(
    "GET",
    "/v1/payouts",
    { ...paging, destination: text, status: text },
    ({ world, account }, params) => {
      const rows = world.payouts
        .list(account)
        .filter(
          (row) =>
            (!params.destination || row.destination === params.destination) &&
            (!params.status || row.status === params.status)
        )
      return pageOf(rows, "/v1/payouts", params)
    }
  ),
  route("GET", "/v1/payouts/:id", {}, ({ world, account, ids }) =>
    world.payouts.get(account, ids[0] ?? "")
  ),
  route("POST", "/v1/payouts/:id/cancel", {}, ({ world, account, ids }) =>
    cancelPayout(world, account, world.payouts.get(account, ids[0] ?? ""))
  ),
]

import type Stripe from "stripe"
import { pageOf, paging } from "../http/listing.mts"
import {
  anything,
  bool,
  group,
  need,
  oneOf,
  strings,
  text,
} from "../http/params.mts"
import { route } from "../http/route.mts"
import type { Call, Route } from "../http/route.mts"
import {
  addBankAccount,
  createAccount,
  request,
  restrict,
} from "../objects/account.mts"
import { createLink } from "../objects/account-link.mts"
import { balanceOf } from "../objects/balance.mts"
import { createCustomer } from "../objects/customer.mts"

const person = {
  email: text,
  name: text,
  phone: text,
  description: text,
  metadata: strings,
}

const bank = group({
  object: need(oneOf("bank_account")),
  account_number: need(text),
  country: text,
  currency: text,
  routing_number: text,
  account_holder_name: text,
  account_holder_type: text,
})

function bankRows(call: Call, account: string) {
  return call.world.bankAccounts.list(account)
}

function balance(world: Call["world"], account: string | null) {
  const amount = balanceOf(world, account, "usd")
  return {
    object: "balance",
    available: [{ amount, currency: "usd", source_types: { card: amount } }],
    livemode: false,
    pending: [{ amount: 0, currency: "usd", source_types: { card: 0 } }],
  } satisfies Stripe.Balance
}

export const accountRoutes: Route[] = [
  route("POST", "/v1/customers", person, ({ world, account }, params) =>
    createCustomer(world, account, params)
  ),
  route(
    "GET",
    "/v1/customers",
    { ...paging, email: text },
    ({ world, account }, params) =>
      pageOf(
        world.customers
          .list(account)
          .filter((row) => !params.email || row.email === params.email),
        "/v1/customers",
        params
      )
  ),
  route("GET", "/v1/customers/:id", {}, ({ world, account, ids }) =>
    world.customers.get(account, ids[0] ?? "")
  ),
  route(
    "POST",
    "/v1/customers/:id",
    person,
    ({ world, account, ids }, params) =>
      Object.assign(world.customers.get(account, ids[0] ?? ""), params)
  ),
  route("GET", "/v1/balance", {}, ({ world, account }) =>
    balance(world, account)
  ),
  route(
    "POST",
    "/v1/accounts",
    {
      type: oneOf("express", "custom", "standard"),
      country: text,
      email: text,
      metadata: strings,
      capabilities: anything,
      business_type: text,
      controller: anything,
      settings: anything,
    },
    ({ world }, params) => createAccount(world, params)
  ),
  route("GET", "/v1/accounts", paging, ({ world }, params) =>
    pageOf(
      world.accounts
        .list(null)
        .map((row) => ({ ...row, created: row.created ?? 0 })),
      "/v1/accounts",
      params
    )
  ),
  route("GET", "/v1/accounts/:id", {}, ({ world, ids }) =>
    world.accounts.get(null, ids[0] ?? "")
  ),
  route(
    "POST",
    "/v1/accounts/:id",
    {
      email: text,
      metadata: strings,
      settings: anything,
      capabilities: anything,
    },
    ({ world, ids }, params) => {
      const found = world.accounts.get(null, ids[0] ?? "")
      found.email = params.email ?? found.email
      found.metadata = { ...found.metadata, ...params.metadata }
      if (params.capabilities) request(world, found, params.capabilities)
      world.emit(found.id, "account.updated", found)
      return found
    }
  ),
  route(
    "POST",
    "/v1/accounts/:id/reject",
    { reason: need(text) },
    ({ world, ids }) => restrict(world, world.accounts.get(null, ids[0] ?? ""))
  ),
  route(
    "POST",
    "/v1/accounts/:id/external_accounts",
    { external_account: need(bank), default_for_currency: bool },
    ({ world, ids }, params) =>
      addBankAccount(
        world,
        world.accounts.get(null, ids[0] ?? ""),
        params.external_account
      )
  ),
  route(
    "GET",
    "/v1/accounts/:id/external_accounts",
    { ...paging, object: text },
    (call, params) =>
      pageOf(
        bankRows(call, call.ids[0] ?? ""),
        `/v1/accounts/${call.ids[0] ?? ""}/external_accounts`,
        params
      )
  ),
  route(
    "POST",
    "/v1/account_links",
    {
      account: need(text),
      type: need(oneOf("account_onboarding", "account_update")),
      refresh_url: text,
      return_url: text,
      collection_options: anything,
    },
    ({ world }, params) => {
      const { id } = world.accounts.get(null, params.account)
      return createLink(world, { ...params, account: id })
    }
  ),
]

import type Stripe from "stripe"
import type { World } from "../state/world.mts"

export interface CustomerInput {
  email?: string
  name?: string
  phone?: string
  description?: string
  metadata?: Record<string, string>
}

export function createCustomer(
  world: World,
  account: string | null,
  input: CustomerInput
): Stripe.Customer {
  const customer = {
    id: world.id("cus"),
    object: "customer",
    address: null,
    balance: 0,
    created: world.now,
    currency: null,
    default_source: null,
    delinquent: false,
    description: input.description ?? null,
    discount: null,
    email: input.email ?? null,
    invoice_prefix: "7FE1103",
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: input.metadata ?? {},
    name: input.name ?? null,
    next_invoice_sequence: 1,
    phone: input.phone ?? null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  } satisfies Stripe.Customer
  world.customers.add(account, customer)
  world.emit(account, "customer.created", customer)
  return customer
}

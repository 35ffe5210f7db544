import type Stripe from "stripe"
import type { World } from "../state/world.mts"

type Json = Record<string, unknown>

/** Since then a payment intent names its `latest_charge`, not its charges. */
const WITHOUT_LISTS = "2022-11-15"
/** Since then neither charges nor intents name an invoice. */
const WITHOUT_INVOICE = "2025-03-31"
/** The version of `old_api_version`, and of the published schema. */
export const OLD_VERSION = "2020-03-02"

const listOf = (data: object[], url: string) => ({
  object: "list",
  data,
  has_more: false,
  url,
})

function oldIntent(world: World, intent: Json): Json {
  const { latest_charge: latest, ...rest } = intent
  const id = typeof latest === "string" ? latest : undefined
  const charge = id ? world.charges.find(id) : undefined
  const charges = charge ? [oldCharge(world, { ...charge })] : []
  const url = `/v1/charges?payment_intent=${String(intent.id)}`
  return { ...rest, charges: listOf(charges, url) }
}

function oldCharge(world: World, charge: Json): Json {
  const refunds = world.refunds
    .all()
    .filter((refund: Stripe.Refund) => refund.charge === charge.id)
    .reverse()
  const url = `/v1/charges/${String(charge.id)}/refunds`
  return { ...charge, refunds: listOf(refunds, url) }
}

function reshape(world: World, value: Json, version: string): Json {
  const { object } = value
  if (object !== "payment_intent" && object !== "charge") return value
  const before = version < WITHOUT_INVOICE ? { ...value, invoice: null } : value
  if (version >= WITHOUT_LISTS) return before
  return object === "charge"
    ? oldCharge(world, before)
    : oldIntent(world, before)
}

const isGroup = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * An object as the API of `version` shows it. Fields are only ever added
 * within a shape, so just the breaking changes of our objects are undone.
 */
export function render(world: World, value: unknown, version: string): unknown {
  if (Array.isArray(value)) {
    return value.map((inner) => render(world, inner, version))
  }
  if (!isGroup(value)) return value
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    render(world, inner, version),
  ])
  return reshape(world, Object.fromEntries(entries) as Json, version)
}

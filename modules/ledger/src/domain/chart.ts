/**
 * The chart of accounts as a grammar (ARCHITECTURE §2):
 * `payee:{id}:{bucket}` belongs to somebody who is owed money,
 * `platform:{name}` to whoever runs the shop.
 */
export const PAYEE_BUCKETS = [
  "pending",
  "available",
  "payout_hold",
  "dispute_hold",
  "direct",
] as const

/** What is with us; `direct` was paid to the payee by somebody else. */
export const HELD_BUCKETS = PAYEE_BUCKETS.filter(
  (bucket) => bucket !== "direct"
)

export const PLATFORM_ACCOUNTS = [
  "fee",
  "clearing",
  "connected",
  "processing_fees",
  "tax_payable",
  "discounts",
  "suspense",
  "written_off",
  "paid_outside",
  "refund_loss",
  "dispute_loss",
] as const

export type PayeeBucket = (typeof PAYEE_BUCKETS)[number]
export type PlatformAccount = (typeof PLATFORM_ACCOUNTS)[number]
export type AccountKind = "payee" | "platform"

export type Account =
  | { kind: "payee"; payeeId: string; bucket: PayeeBucket }
  | { kind: "platform"; name: PlatformAccount }

const PAYEE_ID = /^[A-Za-z0-9_-]{1,64}$/
const CURRENCY = /^[a-z]{3}$/

const isBucket = (text: string): text is PayeeBucket =>
  (PAYEE_BUCKETS as readonly string[]).includes(text)

const isPlatformAccount = (text: string): text is PlatformAccount =>
  (PLATFORM_ACCOUNTS as readonly string[]).includes(text)

/** The account a code names, or `null` when the code is outside the chart. */
export function parseAccount(code: string): Account | null {
  const parts = code.split(":")
  const [kind, second = "", bucket = ""] = parts
  if (kind === "platform" && parts.length === 2 && isPlatformAccount(second)) {
    return { kind, name: second }
  }
  const isPayee = kind === "payee" && parts.length === 3
  if (isPayee && PAYEE_ID.test(second) && isBucket(bucket)) {
    return { kind: "payee", payeeId: second, bucket }
  }
  return null
}

export function payeeAccount(payeeId: string, bucket: PayeeBucket): string {
  if (!PAYEE_ID.test(payeeId)) {
    throw new RangeError(`Not a payee id: ${JSON.stringify(payeeId)}`)
  }
  return `payee:${payeeId}:${bucket}`
}

export const platformAccount = (name: PlatformAccount): string =>
  `platform:${name}`

/** ISO 4217 in lower case, as Medusa writes currencies. */
export const isCurrency = (code: string): boolean => CURRENCY.test(code)

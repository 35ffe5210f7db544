import { withPlatform, type Tx } from "@codex/kernel"
import type { TestDatabase } from "@codex/kernel/testing"
import {
  createCheckoutLine,
  insertPurchase,
  type CheckoutLine,
  type NewCheckoutLine,
} from "../index"

type Over = Partial<NewCheckoutLine>

let serial = 0

export function newLine(over: Over = {}): NewCheckoutLine {
  serial += 1
  return {
    customerId: `cus_${serial}`,
    organizationId: "org_1",
    creatorId: "cr_1",
    postId: "post_1",
    postTitle: "A post",
    postSlug: "a-post",
    variantId: null,
    amountMinor: 1000n,
    currencyCode: "usd",
    waterfall: {},
    termsVersion: 1,
    validityDays: null,
    supplyLimit: null,
    buyerName: "Ada",
    buyerEmail: "ada@example.com",
    idempotencyKey: `key_${serial}`,
    provider: "demo",
    minutes: 15,
    ...over,
  }
}

/** What specs of the noun are about: lines that are open, and purchases. */
export function seeding(db: () => TestDatabase) {
  const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
    withPlatform(db().pg, "test", fn)
  const openLine = async (over: Over = {}) =>
    (await platform((tx) =>
      createCheckoutLine(tx, newLine(over))
    )) as CheckoutLine
  const settle = (line: CheckoutLine, paymentId = `pay_${line.id}`) =>
    platform((tx) =>
      insertPurchase(tx, { line, paymentId, paidAt: new Date() })
    )
  const sell = async (over: Over = {}) =>
    (await settle(await openLine(over)))?.id ?? ""
  return { platform, openLine, settle, sell }
}

import type { ContentPost } from "@codex/content"
import { hasAccess } from "@codex/entitlements"
import { newId } from "@codex/kernel"
import type { TestDatabase } from "@codex/kernel/testing"
import { findPaidPurchase } from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import fc from "fast-check"
import { checkoutState, ownLine } from "../checkout/state"
import { startCheckoutBody } from "../contract"
import { runRules } from "../rules/run-rules"
import { addDiscount } from "./promotion-tables"
import {
  eventFor,
  next,
  openShop,
  openShopDatabase,
  settleEvent,
} from "./test-shop"
import type { Shop } from "./test-shop"

let db: TestDatabase
let shop: Shop
let container: MedusaContainer

beforeAll(async () => {
  db = await openShopDatabase()
  shop = await openShop(db.pg)
  const known: Record<string, unknown> = {
    [ContainerRegistrationKeys.PG_CONNECTION]: db.pg,
  }
  container = {
    resolve: (key: string) => known[key],
  } as unknown as MedusaContainer
})

afterAll(() => db.drop())

const owns = (customerId: string, postId: string) =>
  shop.within(async (tx) => ({
    access: await hasAccess(tx, customerId, postId),
    purchase: (await findPaidPurchase(tx, customerId, postId)) !== undefined,
  }))

const NOTHING = { access: false, purchase: false }
const EVERYTHING = { access: true, purchase: true }

const refusal = (of: Promise<unknown>) =>
  of.then(
    () => "taken",
    (error: unknown) =>
      (error as { failure?: string }).failure ?? (error as Error).message
  )

async function opened(over: Parameters<Shop["checkout"]>[1] = {}) {
  const post = await shop.post()
  const line = await shop.checkout(post, over)
  return { post, line }
}

describe("M14: a forged success redirect", () => {
  it("asks and asks, and changes nothing", async () => {
    const { post, line } = await opened()
    for (let visit = 0; visit < 5; visit += 1) {
      const state = await checkoutState(container, line.customer_id, line.id)
      expect(state.status).toBe("open")
    }
    expect(await owns(line.customer_id, post.id)).toEqual(NOTHING)
  })

  it("of somebody else's checkout is the same as of none", async () => {
    const { line } = await opened()
    const stranger = next("cus")
    const asked = [line.id, "chkl_that_never_was"].map((id) =>
      refusal(ownLine(container, stranger, id))
    )
    expect(await Promise.all(asked)).toEqual([
      "checkout_not_found",
      "checkout_not_found",
    ])
  })
})

describe("M14: an edited price or edited metadata", () => {
  const body = (over: object) => ({
    post_id: "post_1",
    buyer: { name: "Eve", email: "eve@example.com" },
    idempotency_key: "a-key-of-hers",
    ...over,
  })

  it.each([
    { price_minor: 1 },
    { discount_minor: 999 },
    { waterfall: {} },
    { customer_id: "cus_rich" },
    { provider: "none" },
    { currency_code: "jpy" },
    { metadata: { codex_checkout_id: "chkl_1" } },
    { amount_minor: -1 },
    { amount_minor: 9.99 },
    { amount_minor: "1000" },
    { quantity: 1 },
  ])("%p is refused at the door", (over) => {
    expect(startCheckoutBody.safeParse(body({})).success).toBe(true)
    expect(startCheckoutBody.safeParse(body(over)).success).toBe(false)
  })

  it("below the price never makes a line, whatever the amount", async () => {
    const post = await shop.post()
    const amounts = fc.integer({ min: 0, max: 2_000 }).filter((n) => n !== 1000)
    await fc.assert(
      fc.asyncProperty(amounts, async (amountMinor) => {
        const tried = shop.checkout(post, { amountMinor })
        expect(await refusal(tried)).toBe("price_changed")
      }),
      { numRuns: 25 }
    )
  })

  it("at the provider is money set aside, not access", async () => {
    const { post, line } = await opened()
    for (const amount_minor of [1, 999, 1001]) {
      const event = eventFor(line, {
        amount_minor,
        id: `cheap_${amount_minor}_${line.id}`,
        payment_id: newId("pay"),
      })
      expect(await settleEvent(shop, event)).toMatchObject({
        state: "parked",
        reason: "amount_mismatch",
      })
    }
    expect(await owns(line.customer_id, post.id)).toEqual(NOTHING)
  })
})

describe("M14: another person's payment session", () => {
  it("pays for the person whose checkout it is, and for nobody else", async () => {
    const { post, line: victims } = await opened()
    const thiefs = await shop.checkout(post)
    const event = eventFor(victims)
    await settleEvent(shop, event)
    expect(await owns(thiefs.customer_id, post.id)).toEqual(NOTHING)
    expect(await owns(victims.customer_id, post.id)).toEqual(EVERYTHING)
  })

  it("cannot carry the thief's checkout id along", async () => {
    const cheap = await opened()
    const dear = await shop.checkout(await shop.post({ price_minor: 9900n }))
    const event = eventFor(cheap.line, { checkout_id: dear.id })
    await settleEvent(shop, event)
    expect(await owns(dear.customer_id, dear.post_id)).toEqual(NOTHING)
  })
})

describe("M14: a replayed key", () => {
  const again = (post: ContentPost, line: CheckoutLine, amountMinor?: number) =>
    shop.checkout(post, {
      customerId: line.customer_id,
      key: line.idempotency_key,
      ...(amountMinor === undefined ? {} : { amountMinor }),
    })

  it("is the same checkout, never a second one", async () => {
    const { post, line } = await opened()
    const all = await Promise.all(
      Array.from({ length: 10 }, () => again(post, line))
    )
    expect(new Set(all.map((each) => each.id))).toEqual(new Set([line.id]))
  })

  it("for a dearer post or another amount is refused", async () => {
    const { post, line } = await opened()
    const dear = await shop.post({ price_minor: 9900n })
    expect(await refusal(again(dear, line))).toBe("idempotency_conflict")
    expect(await refusal(again(post, line, 1))).toBe("idempotency_conflict")
  })

  it("of another customer opens their own checkout", async () => {
    const { post, line } = await opened()
    const other = await shop.checkout(post, { key: line.idempotency_key })
    expect(other.id).not.toBe(line.id)
  })

  it("of a paid checkout does not pay again", async () => {
    const { post, line } = await opened()
    await settleEvent(shop, eventFor(line))
    const same = await again(post, line)
    expect(same).toMatchObject({ id: line.id, status: "paid" })
  })
})

describe("M14: a quantity that is not one", () => {
  it.each([-1, 0, 2, 0.5, NaN, Infinity])("%p is refused", async (quantity) => {
    const post = await shop.post()
    const tried = shop.within((tx) =>
      runRules({
        tx,
        door: "add_to_cart",
        customerId: undefined,
        lines: [{ post, quantity }],
        now: new Date(),
      })
    )
    expect(await refusal(tried)).toBe("one_per_checkout")
  })
})

describe("M14: a promotion of 100 %", () => {
  it("that no seller made a discount of takes nothing off", async () => {
    const post = await shop.post()
    await shop.within(async (tx) => {
      const id = await addDiscount(
        tx,
        { code: "ALLFREE", value: 100 },
        {
          organizationId: shop.organization.id,
          scope: "organization",
          postId: null,
          creatorId: null,
          bornBy: "seller",
          maxUses: null,
          perCustomer: null,
        }
      )
      // What is left is the promotion alone, as an operator may create one.
      await tx("discount").where({ id }).delete()
    })
    expect(await refusal(shop.checkout(post, { code: "ALLFREE" }))).toBe(
      "code_unknown"
    )
  })

  it("cannot be claimed by an event of the free path on a paid line", async () => {
    const { post, line } = await opened()
    const event = eventFor(line, {
      id: `free_${line.id}`,
      checkout_id: line.id,
      amount_minor: 0,
    })
    expect(await settleEvent(shop, event, "internal")).toMatchObject({
      state: "parked",
    })
    expect(await owns(line.customer_id, post.id)).toEqual(NOTHING)
  })
})

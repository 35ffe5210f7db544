import { setOwnBuyerPolicy, setShopBuyerPolicy } from "@codex/creators"
import type { BuyerPolicy } from "@codex/creators"
import type { TestDatabase } from "@codex/kernel/testing"
import { findPurchaseByLine } from "@codex/purchases"
import { buyerNeeds } from "../buyer/needs"
import { noteVerifiedEmail } from "../buyer/verify-email"
import { freezeLine, postOnSale } from "../checkout/freeze-line"
import type { StartCheckoutBody } from "../contract"
import {
  BUYER,
  eventFor,
  next,
  openShop,
  openShopDatabase,
  options,
  settleEvent,
} from "./test-shop"
import type { Shop } from "./test-shop"

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  db = await openShopDatabase()
  shop = await openShop(db.pg)
})
afterEach(() => own(null))
afterAll(() => db.drop())

const own = (policy: BuyerPolicy | null) =>
  shop.within((tx) => setOwnBuyerPolicy(tx, shop.organization.id, policy))

async function buy(
  customerId: string,
  buyer: StartCheckoutBody["buyer"],
  over: { pricing_type?: "free" } = {}
) {
  const post = await shop.post({
    ...over,
    ...(over.pricing_type ? { price_minor: 0n } : {}),
  })
  return shop.within((tx) =>
    freezeLine(tx, {
      customerId,
      options,
      now: new Date(),
      body: {
        post_id: post.id,
        buyer,
        idempotency_key: next("idempotency"),
      },
    })
  )
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "bought",
    (error: unknown) => (error as { failure?: string }).failure
  )

const ALL: BuyerPolicy = { name: true, verified_email: true, phone: true }

describe("the buyer details policy", () => {
  it("by default demands a name and a proven address, also of free posts", async () => {
    const customer = next("cus")
    expect(await refusal(buy(customer, BUYER))).toBe("email_not_verified")
    expect(await refusal(buy(customer, BUYER, { pricing_type: "free" }))).toBe(
      "email_not_verified"
    )
    await shop.prove(customer)
    expect(await refusal(buy(customer, { ...BUYER, name: "" }))).toBe(
      "name_required"
    )
    expect(await refusal(buy(customer, BUYER))).toBe("bought")
  })

  it("believes this customer's proof of this address only", async () => {
    const [ada, eve] = [next("cus"), next("cus")]
    await shop.prove(ada)
    await shop.prove(eve, "eve@example.com")
    expect(await refusal(buy(eve, BUYER))).toBe("email_not_verified")
    const eveAsEve = { ...BUYER, email: "eve@example.com" }
    expect(await refusal(buy(eve, eveAsEve))).toBe("bought")
  })

  it("demands a phone where the store does, of a country that has it", async () => {
    await own(ALL)
    const customer = next("cus")
    await shop.prove(customer)
    expect(await refusal(buy(customer, BUYER))).toBe("phone_required")
    const wrong = { ...BUYER, phone: "0000", phone_country: "DE" }
    expect(await refusal(buy(customer, wrong))).toBe("phone_invalid")
    const right = { ...BUYER, phone: "030 901820", phone_country: "DE" }
    const { line } = await buy(customer, right)
    expect(line.buyer_phone).toBe("+4930901820")
  })

  it("of the store goes before the shop's, and the shop's before ours", async () => {
    await shop.within((tx) =>
      setShopBuyerPolicy(tx, {
        name: false,
        verified_email: false,
        phone: false,
      })
    )
    const anybody = { name: "", email: "nobody@example.com" }
    expect(await refusal(buy(next("cus"), anybody))).toBe("bought")
    await own(ALL)
    expect(await refusal(buy(next("cus"), anybody))).toBe("name_required")
    await shop.within((tx) => tx("buyer_policy").delete())
  })

  it("is decided as a whole: a half policy is refused by the table", async () => {
    const half = shop.within((tx) =>
      tx("organization_settings")
        .where({ organization_id: shop.organization.id })
        .update({ buyer_name: true })
    )
    await expect(half).rejects.toThrow(
      "organization_settings_buyer_policy_whole"
    )
  })

  it("is frozen on the purchase: what was given, and that it was proven", async () => {
    const line = await shop.checkout(await shop.post())
    await settleEvent(shop, eventFor(line))
    const purchase = await shop.within((tx) => findPurchaseByLine(tx, line.id))
    expect(purchase).toMatchObject({
      buyer_name: BUYER.name,
      buyer_email: BUYER.email,
    })
    expect(purchase?.buyer_email_verified_at).toBeInstanceOf(Date)
  })

  it("tells the page what is needed and what is known already", async () => {
    await own(ALL)
    const customerId = next("cus")
    const post = await shop.post()
    const needs = () =>
      shop.within(async (tx) =>
        buyerNeeds(tx, {
          ...(await postOnSale(tx, post.id, customerId)),
          customerId,
        })
      )
    expect(await needs()).toEqual({
      ...ALL,
      verified_emails: [],
      known_phone: null,
    })
    await shop.within((tx) =>
      noteVerifiedEmail(tx, customerId, "Ada@example.com")
    )
    await shop.within((tx) => noteVerifiedEmail(tx, customerId, BUYER.email))
    const phone = { phone: "030 901820", phone_country: "DE" }
    await buy(customerId, { ...BUYER, ...phone })
    expect(await needs()).toEqual({
      ...ALL,
      verified_emails: [BUYER.email],
      known_phone: "+4930901820",
    })
  })
})

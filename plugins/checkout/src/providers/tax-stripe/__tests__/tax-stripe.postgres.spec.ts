import type { TestDatabase } from "@codex/kernel/testing"
import { findPurchaseByLine } from "@codex/purchases"
import type { OutboxRow } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { asValue } from "@medusajs/framework/awilix"
import { Modules } from "@medusajs/framework/utils"
import { runStripeFake } from "../../../../../wallet/src/__tests__/stripe-fake"
import type { RunningFake } from "../../../../../wallet/src/__tests__/stripe-fake"
import {
  eventFor,
  openShop,
  openShopDatabase,
  SECRET,
  settleEvent,
} from "../../../__tests__/test-shop"
import type { Shop } from "../../../__tests__/test-shop"
import type { TaxPlace } from "../../../contract"
import { setOptions } from "../../../options"
import { recordTax } from "../../../outbox/record-tax"
import { reverseTax } from "../../../outbox/reverse-tax"
import { giveBack } from "../../../refunds/decide-refund"
import { submit } from "../../../refunds/__tests__/refund-shop"
import { containerOf } from "../../../refunds/__tests__/test-container"
import { medusaTax } from "../../../tax/medusa-tax"
import { contextOf } from "../../../tax/provider-lines"
import StripeTaxProvider from "../service"

const KEY = "sk_test_fake_0123456789abcdefghijklmn"

let fake: RunningFake
let db: TestDatabase
let shop: Shop
let provider: StripeTaxProvider
let container: MedusaContainer

beforeAll(async () => {
  fake = await runStripeFake()
  db = await openShopDatabase()
  shop = await openShop(db.pg)
  provider = new StripeTaxProvider({}, { apiKey: KEY, apiBase: fake.url })
  setOptions({
    storefrontUrl: "http://localhost:4321",
    demo: { secret: SECRET },
    stripe: {
      apiKey: KEY,
      webhookSecret: "whsec_0123456789abcdef0123456789",
      apiBase: fake.url,
    },
  })
  container = containerOf(db.pg)
  // Medusa's modules, as far as the port asks them: every region is Stripe's.
  container.register({
    [Modules.PRODUCT]: asValue({ listProducts: async () => [] }),
    [Modules.TAX]: asValue({
      getTaxLines: (
        items: { id: string; product_id: string }[],
        context: ReturnType<typeof contextOf>
      ) =>
        provider.getTaxLines(
          items.map((line_item) => ({ line_item, rates: [] })),
          [],
          context
        ),
    }),
  })
})

afterAll(async () => {
  await db.drop()
  await fake.stop()
})

const ask = (place: TaxPlace, amountMinor = 1_999n, inclusive = false) =>
  medusaTax.calculate(container, {
    organizationId: shop.organization.id,
    postId: "post_1",
    productId: null,
    productType: "content",
    amountMinor,
    currencyCode: "usd",
    inclusive,
    place,
    customerId: "cus_1",
  })

const NEW_YORK: TaxPlace = { country: "US", postal_code: "10001" }

describe("what Stripe answers", () => {
  it("is amount, name, rate and calculation", async () => {
    expect(await ask(NEW_YORK)).toMatchObject({
      taxMinor: 177n,
      frozen: {
        label: "Sales tax",
        rate_ppm: 88_750,
        inclusive: false,
        country: "US",
        postal_code: "10001",
        provider: "stripe",
        reason: null,
        calculation_id: expect.stringMatching(/^taxcalc_/),
        lines: [{ label: "Sales tax", rate_ppm: 88_750, amount_minor: 177 }],
      },
    })
  })

  it("is inside a price that contains it", async () => {
    const { taxMinor, frozen } = await ask({ country: "FR" }, 2_400n, true)
    expect([taxMinor, frozen.inclusive, frozen.label]).toEqual([
      400n,
      true,
      "VAT",
    ])
  })

  it.each([
    ["reverse_charge", { country: "DE", tax_id: "DE123456789" }],
    ["not_collecting", { country: "CH" }],
  ])("is nothing, and why: %s", async (reason, place) => {
    const { taxMinor, frozen } = await ask(place)
    expect([taxMinor, frozen.reason, frozen.label]).toEqual([0n, reason, ""])
  })

  it("names the tax code of the kind of product", async () => {
    const sold = { amountMinor: 100n, inclusive: false, currencyCode: "usd" }
    const [line] = await provider.getTaxLines(
      [
        {
          line_item: { id: "a", product_id: "b", currency_code: "usd" },
          rates: [],
        },
      ],
      [],
      contextOf({
        ...sold,
        organizationId: "org",
        postId: "a",
        productId: null,
        productType: "session",
        place: { country: "DE" },
        customerId: "",
      })
    )
    expect(line?.code).toBe("txcd_20030000")
  })

  it("works for a cart of other products, in major units", async () => {
    const lines = await provider.getTaxLines(
      [
        {
          line_item: {
            id: "mug",
            product_id: "prod",
            quantity: 2,
            unit_price: 10.5,
            currency_code: "eur",
          },
          rates: [],
        },
      ],
      [
        {
          shipping_line: {
            id: "post",
            shipping_option_id: "so",
            unit_price: 5,
            currency_code: "eur",
          },
          rates: [],
        },
      ],
      { address: { country_code: "de" } }
    )
    expect(lines).toEqual([
      expect.objectContaining({ line_item_id: "mug", rate: 19, name: "VAT" }),
      expect.objectContaining({ shipping_line_id: "post", rate: 19 }),
    ])
    expect(lines[0]).not.toHaveProperty("calculation_id")
  })
})

describe("what the buyer can correct, and what nobody can", () => {
  it.each([
    ["tax_place_unknown", { country: "US", postal_code: "ABC" }],
    ["tax_id_invalid", { country: "DE", tax_id: "FR12345678901" }],
  ])("is %s", async (failure, place) => {
    await expect(ask(place)).rejects.toMatchObject({ failure })
  })

  it("is tax_unavailable when Stripe is out of order, and no guess", async () => {
    await fake.act("faults", {
      request: { verb: "500_saved", match: "POST /v1/tax/calculations" },
    })
    await expect(ask(NEW_YORK)).rejects.toMatchObject({
      failure: "tax_unavailable",
    })
    await fake.act("faults", { clear: true })
  })
})

async function run(
  kind: "tax_transaction" | "tax_reversal",
  work: typeof recordTax
) {
  const rows = await shop.within((tx) =>
    tx("outbox").where({ kind, state: "pending" }).select<OutboxRow[]>("*")
  )
  for (const row of rows) {
    const { state, result } = await work(container, row)
    await shop.within((tx) =>
      tx("outbox")
        .where({ id: row.id })
        .update({ state, result: JSON.stringify(result) })
    )
    // A worker that dies before it notes the end does it once more.
    await work(container, row)
  }
  return rows.length
}

interface Booked {
  id: string
  type: string
  reference: string
  reversal: { original_transaction: string } | null
  line_items: { data: { amount: number; amount_tax: number }[] }
}

const booked = async () =>
  ((await fake.state()).tax_transactions ?? []) as Booked[]

describe("Stripe's books", () => {
  it("have the sale once and every refund, and nothing left after the last", async () => {
    const answer = await ask(NEW_YORK)
    const line = await shop.checkout(await shop.post({ price_minor: 1_999n }), {
      taxed: { ...answer, ofMinor: 1_999n },
    })
    expect(line.amount_minor).toBe(2_176n)
    await settleEvent(shop, eventFor(line))
    const purchase = await shop.within((tx) => findPurchaseByLine(tx, line.id))
    if (!purchase) {
      throw new Error("no purchase")
    }
    expect(await run("tax_transaction", recordTax)).toBe(1)
    expect(await booked()).toEqual([
      expect.objectContaining({ type: "transaction", reference: purchase.id }),
    ])
    for (const amount of [500, 700, 976]) {
      const fresh = await shop.within((tx) => findPurchaseByLine(tx, line.id))
      const request = await shop.within((tx) =>
        giveBack(
          tx,
          fresh ?? purchase,
          { kind: "operator", id: "user_1" },
          { amount_minor: amount, reason_code: "other", note: "" }
        )
      )
      await submit(shop, container as never, request)
      expect(await run("tax_reversal", reverseTax)).toBe(1)
    }
    const all = await booked()
    expect(all.map(({ type }) => type)).toEqual([
      "transaction",
      "reversal",
      "reversal",
      "reversal",
    ])
    const items = all.flatMap(({ line_items }) => line_items.data)
    const left = (of: "amount" | "amount_tax") =>
      items.reduce((sum, item) => sum + item[of], 0)
    expect([left("amount"), left("amount_tax")]).toEqual([0, 0])
  })
})

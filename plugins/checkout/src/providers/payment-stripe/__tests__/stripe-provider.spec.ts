import { runStripeFake } from "../../../../../wallet/src/__tests__/stripe-fake"
import type { RunningFake } from "../../../../../wallet/src/__tests__/stripe-fake"
import { parseCheckoutOptions } from "../../../options"
import CodexStripeProvider from "../service"

const KEY = "sk_test_fake_0123456789abcdefghijklmn"
const WHSEC = "whsec_0123456789abcdef0123456789"

let fake: RunningFake
let provider: CodexStripeProvider

const open = (checkout: string, session: string) =>
  provider.initiatePayment({
    currency_code: "usd",
    amount: "19.99",
    data: { session_id: session, metadata: { codex_checkout_id: checkout } },
    context: { idempotency_key: checkout },
  })

const intentsOf = async (checkout: string) =>
  ((await fake.state()).payment_intents ?? []).filter(
    (intent) =>
      (intent as { metadata: Record<string, string> }).metadata
        .codex_checkout_id === checkout
  )

const fault = (request: object) => fake.act("faults", { request })

beforeAll(async () => {
  fake = await runStripeFake()
  provider = new CodexStripeProvider(
    {},
    { apiKey: KEY, webhookSecret: WHSEC, apiBase: fake.url }
  )
})
afterAll(() => fake.stop())

describe("opening a payment", () => {
  it("asks for every method Stripe may offer, with our metadata", async () => {
    const { id, data } = await open("chk_plain", "payses_1")
    expect(data).toMatchObject({
      id,
      amount: 1999,
      status: "requires_payment_method",
      automatic_payment_methods: { enabled: true },
      capture_method: "automatic",
      metadata: { codex_checkout_id: "chk_plain" },
    })
  })

  it("is one payment for one checkout, whatever session asks", async () => {
    const first = await open("chk_twice", "payses_1")
    const second = await open("chk_twice", "payses_2")
    expect(second.id).toBe(first.id)
  })

  it.each([
    ["the reply is lost", { verb: "commit_then_drop" }],
    ["a 500 hides that it worked", { verb: "commit_then_500" }],
    ["Stripe is out of order for a moment", { verb: "500_then_ok" }],
    ["Stripe keeps its 500 for the key", { verb: "500_saved" }],
  ])("is one payment when %s", async (name, request) => {
    await fault({ ...request, match: "POST /v1/payment_intents" })
    const { id } = await open(`chk_${name}`, "payses_1")
    const again = await open(`chk_${name}`, "payses_2")
    expect(again.id).toBe(id)
    expect(await intentsOf(`chk_${name}`)).toHaveLength(1)
  })

  it("gives up in time when Stripe hangs, and finds it afterwards", async () => {
    await fault({ verb: "commit_then_hang", match: "POST /v1/payment_intents" })
    const started = Date.now()
    const { id } = await open("chk_hang", "payses_1")
    expect(Date.now() - started).toBeLessThan(25_000)
    expect(await intentsOf("chk_hang")).toEqual([
      expect.objectContaining({ id }),
    ])
  })
})

describe("a refund from Medusa's order page", () => {
  it("is made under Purchases, where it happens once", async () => {
    const { data } = await open("chk_refund", "payses_1")
    await expect(
      provider.refundPayment({ amount: "19.99", data })
    ).rejects.toThrow(/under Purchases/)
  })

  it("is made as ever for what is no purchase of ours", async () => {
    const { data } = await provider.initiatePayment({
      currency_code: "usd",
      amount: "5",
      data: {},
      context: { idempotency_key: "a-mug" },
    })
    await fake.act("pay", { payment_intent: String(data?.id) })
    await provider.refundPayment({ amount: "5", data })
    expect((await fake.state()).refunds).toEqual([
      expect.objectContaining({ amount: 500, payment_intent: data?.id }),
    ])
  })
})

describe("options", () => {
  const parse = (stripe: object) =>
    parseCheckoutOptions({ storefrontUrl: "https://shop.example", stripe })
  const good = { apiKey: "sk_test_1", webhookSecret: WHSEC }
  const { NODE_ENV } = process.env
  afterEach(() => {
    process.env.NODE_ENV = NODE_ENV
  })

  it("refuse an empty, short or repeating webhook secret", () => {
    for (const webhookSecret of [
      "",
      "whsec_short",
      `whsec_${"a".repeat(30)}`,
      undefined,
    ]) {
      expect(() => parse({ ...good, webhookSecret })).toThrow(/webhookSecret/)
      expect(() =>
        CodexStripeProvider.validateOptions({ ...good, webhookSecret })
      ).toThrow(/webhookSecret/)
    }
    expect(() => parse({ ...good, connectWebhookSecret: WHSEC })).toThrow(
      /connectWebhookSecret/
    )
  })

  it("refuse other hosts and example keys in production only", () => {
    const wrong = [
      { apiBase: "http://localhost:12111" },
      { apiBase: "https://api.stripe.com.evil.example" },
      { scriptUrl: "http://localhost:12111/v3/" },
      { scriptUrl: "http://js.stripe.com/v3/" },
      { apiKey: KEY },
    ]
    for (const over of wrong) {
      process.env.NODE_ENV = "test"
      expect(() => parse({ ...good, ...over })).not.toThrow()
      process.env.NODE_ENV = "production"
      expect(() => parse({ ...good, ...over })).toThrow(
        new RegExp(`stripe.${Object.keys(over).join()}`)
      )
    }
    const stripe = {
      ...good,
      apiBase: "https://api.stripe.com",
      scriptUrl: "https://js.stripe.com/v3/",
    }
    expect(parse(stripe).stripe).toEqual(stripe)
  })
})

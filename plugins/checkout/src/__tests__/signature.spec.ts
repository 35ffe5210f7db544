import fc from "fast-check"
import Stripe from "stripe"
import { signDemo } from "../ingress/demo-signature"
import { verifyEvent } from "../ingress/verify"
import { parseCheckoutOptions } from "../options"
import type { CheckoutOptions } from "../options"

const SECRET = "a-demo-secret-of-at-least-32-characters"
const WEBHOOK = "whsec_0123456789abcdef0123456789"
const now = new Date("2026-11-21T02:00:00Z")

const demo = parseCheckoutOptions({
  storefrontUrl: "https://shop.example",
  demo: { secret: SECRET },
})
const stripe = parseCheckoutOptions({
  storefrontUrl: "https://shop.example",
  stripe: { apiKey: "sk_test_1", webhookSecret: WEBHOOK },
})

const event = {
  id: "demo_1",
  type: "payment.succeeded",
  created: 1,
  data: {
    payment_id: "p",
    session_id: "s",
    amount_minor: 1000,
    currency_code: "usd",
  },
}
const raw = Buffer.from(JSON.stringify(event))

const verify = (
  over: Partial<Parameters<typeof verifyEvent>[0]> = {},
  options: CheckoutOptions = demo
) =>
  verifyEvent(
    {
      provider: "demo",
      raw,
      signature: signDemo(SECRET, raw, now),
      receivedAt: now,
      ...over,
    },
    options
  )

const seconds = (n: number) => new Date(now.getTime() + n * 1000)

describe("demo events", () => {
  it("are taken when the signature fits the raw bytes", () => {
    expect(verify()).toMatchObject({
      eventId: "demo_1",
      paymentSessionId: "s",
      body: raw.toString(),
    })
  })

  it("are refused when any byte or the header is changed", () => {
    const signature = signDemo(SECRET, raw, now)
    fc.assert(
      fc.property(
        fc.nat(raw.length - 1),
        fc.integer({ min: 1, max: 255 }),
        (at, flip) => {
          const forged = Buffer.from(raw)
          forged[at] = (forged[at] ?? 0) ^ flip
          expect(() => verify({ raw: forged, signature })).toThrow(/signature/)
        }
      ),
      { numRuns: 300 }
    )
    for (const header of ["", "t=1", "v1=00", `${signature}0`, "t=1,v1=zz"]) {
      expect(() => verify({ signature: header })).toThrow(/signature/)
    }
  })

  it("are refused with another secret and with an empty one", () => {
    const other = signDemo("another-secret-with-32-characters-!!", raw, now)
    expect(() => verify({ signature: other })).toThrow(/signature/)
    expect(() => signDemo("", raw, now)).toThrow(/empty secret/)
    const empty = { ...demo, demo: { secret: "" } }
    expect(() => verify({}, empty)).toThrow(/signature/)
  })

  it("are refused when older than 300 s or from the future", () => {
    const at = (n: number) => ({ signature: signDemo(SECRET, raw, seconds(n)) })
    expect(() => verify(at(-301))).toThrow(/too long ago/)
    expect(() => verify(at(61))).toThrow(/too long ago or in the future/)
    expect(verify(at(-299)).eventId).toBe("demo_1")
    expect(verify(at(59)).eventId).toBe("demo_1")
  })

  it("are refused where signed content is not an event", () => {
    const text = Buffer.from(`{"id":"x","type":"payment.succeeded"}`)
    expect(() =>
      verify({ raw: text, signature: signDemo(SECRET, text, now) })
    ).toThrow(/cannot be read/)
  })
})

describe("Stripe events", () => {
  const sdk = new Stripe("sk_test_1")
  const body = JSON.stringify({
    id: "evt_1",
    object: "event",
    type: "payment_intent.succeeded",
    created: 1,
    data: {
      object: {
        id: "pi_1",
        amount_received: 1000,
        currency: "usd",
        metadata: { session_id: "payses_1" },
      },
    },
  })
  const header = (at: Date, secret = WEBHOOK) =>
    sdk.webhooks.generateTestHeaderString({
      payload: body,
      secret,
      timestamp: Math.floor(at.getTime() / 1000),
    })
  const take = (signature: string) =>
    verify({ provider: "stripe", raw: Buffer.from(body), signature }, stripe)

  it("are verified with Stripe's own SDK at the time of arrival", () => {
    expect(take(header(now))).toMatchObject({
      eventId: "evt_1",
      paymentSessionId: "payses_1",
    })
  })

  it("are refused when forged, stale or from the future", () => {
    const forged = header(now, "whsec_ffffffffffffffffffffffffff")
    expect(() => take(forged)).toThrow(/signature/)
    expect(() => take(header(seconds(-301)))).toThrow(/too long ago/)
    expect(() => take(header(seconds(3600)))).toThrow(/future/)
  })
})

describe("providers", () => {
  it("do not exist unless they are configured", () => {
    expect(() => verify({}, stripe)).toThrow(/No payment events/)
    for (const provider of ["internal", "constructor", "paypal"]) {
      expect(() => verify({ provider })).toThrow(/No payment events/)
    }
  })
})

describe("options", () => {
  const base = { storefrontUrl: "https://shop.example" }

  it("refuse a short demo secret and a webhook secret that is none", () => {
    expect(() =>
      parseCheckoutOptions({ ...base, demo: { secret: "short" } })
    ).toThrow(/plugin-checkout: [^]*at demo\.secret/)
    for (const webhookSecret of ["", "whsec_", "whsec_short", undefined]) {
      expect(() =>
        parseCheckoutOptions({
          ...base,
          stripe: { apiKey: "sk", webhookSecret },
        })
      ).toThrow(/at stripe\.webhookSecret/)
    }
  })

  it("refuse a misspelt option", () => {
    expect(() => parseCheckoutOptions({ ...base, strpe: {} })).toThrow(/strpe/)
  })
})

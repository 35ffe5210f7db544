import type { TestDatabase } from "@codex/kernel/testing"
import { listDisputes } from "@codex/purchases"
import { openShop, openShopDatabase } from "../../__tests__/test-shop"
import type { Shop } from "../../__tests__/test-shop"
import { needsAttention } from "../../operator/attention"
import { stripeLife } from "../../settlement/__tests__/stripe-life"
import {
  about,
  stripeCheckout,
  tell,
  useStripe,
} from "../../settlement/__tests__/stripe-shop"
import { buildEvidence } from "../evidence"
import { evidencePdf } from "../evidence-pdf"

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  useStripe()
  db = await openShopDatabase()
  shop = await openShop(db.pg)
})

afterAll(() => db.drop())

const [CAPTURED, , , , , DISPUTED] = stripeLife({
  dispute: "won",
  refund: "succeeded",
})

describe("U6 the evidence pack", () => {
  it("says what was agreed, paid and used, the same bytes each time", async () => {
    const line = await stripeCheckout(shop)
    await tell(shop, about(CAPTURED, line.pi))
    await shop.within((tx) =>
      tx("playback_progress").insert({
        customer_id: line.customer_id,
        post_id: line.post_id,
        asset_id: "asset_1",
        position_ms: 42_000,
        resume_ms: 42_000,
        duration_ms: 60_000,
        completed: false,
        updated_at: new Date("2026-11-20T10:00:00Z"),
      })
    )
    await tell(shop, about(DISPUTED, line.pi))
    const { rows } = await shop.within((tx) =>
      listDisputes(tx, { limit: 1, offset: 0 })
    )
    const build = () =>
      shop.within((tx) => buildEvidence(tx, rows[0]?.id ?? ""))
    const evidence = await build()
    expect(evidence.purchase).toMatchObject({
      post_title: line.post_title,
      payment_id: line.pi,
    })
    const log = evidence.access_log.map(({ what }) => what)
    expect(log).toEqual(
      expect.arrayContaining(["progress", "paid", "access_given"])
    )
    expect(await build()).toEqual(evidence)
    const [one, two] = await Promise.all([
      evidencePdf(evidence),
      evidencePdf(await build()),
    ])
    expect(one.equals(two)).toBe(true)
    const waiting = await shop.within(needsAttention)
    expect(waiting.disputes.map(({ state }) => state)).toEqual([
      "needs_response",
    ])
  })

  it("of an absent dispute is the same 404", async () => {
    await expect(
      shop.within((tx) => buildEvidence(tx, "dsp_of_nobody"))
    ).rejects.toMatchObject({ failure: "dispute_not_found" })
  })
})

import { getBalances } from "@codex/ledger"
import { getPayout } from "@codex/payouts"
import { applyPayoutEvent } from "../payouts/apply-event"
import { decide } from "../payouts/operator"
import {
  addBank,
  anna,
  approve,
  ask,
  balances,
  closeShop,
  db,
  earn,
  openShop,
  platform,
  state,
} from "./payout-shop"

beforeEach(openShop)
afterEach(closeShop)

describe("events of the provider", () => {
  const object = (over: Record<string, unknown>) => ({
    data: { object: { id: "x", amount: 5_000, currency: "usd", ...over } },
  })

  async function sent(): Promise<string> {
    await addBank()
    await earn(5_000n)
    const { id } = await ask(5_000n, "request-1")
    await approve(id)
    await platform((tx) =>
      decide(tx, id, { to: "submitting", by: "user_operator" })
    )
    return id
  }

  const events = (id: string) => {
    const metadata = { payout_id: id }
    const payout = (status: string) =>
      object({ id: "po_1", object: "payout", status, metadata })
    const transfer = (reversed: boolean) =>
      object({ id: "tr_1", object: "transfer", reversed, metadata })
    return {
      transferred: transfer(false),
      created: payout("in_transit"),
      paid: payout("paid"),
      failed: payout("failed"),
      reversed: transfer(true),
    }
  }

  it("end the same in every order and any number", async () => {
    const orders = [
      ["transferred", "created", "paid", "failed", "reversed"],
      ["reversed", "failed", "paid", "created", "transferred"],
      ["paid", "paid", "reversed", "failed", "failed", "created", "reversed"],
      ["failed", "created", "reversed", "paid", "transferred"],
    ] as const
    const id = await sent()
    const all = events(id)
    for (const order of orders) {
      await db.pg
        .transaction(async (tx) => {
          await tx.raw("select set_config('codex.scope', 'platform', true)")
          for (const name of order) {
            await applyPayoutEvent(tx, all[name])
          }
          const end = await getPayout(tx, id)
          expect(["returned", "failed"]).toContain(end?.state)
          const rows = await getBalances(tx, `payee:${anna.id}`)
          const at = (bucket: string) =>
            rows.find((row) => row.account.endsWith(bucket))?.amountMinor
          expect([at("available"), at("payout_hold")]).toEqual([5_000n, 0n])
          throw new Error("undo")
        })
        .catch((error: unknown) =>
          expect((error as Error).message).toBe("undo")
        )
    }
  })

  it("about another amount or nobody's payout change nothing", async () => {
    const id = await sent()
    const wrong = object({
      object: "payout",
      status: "paid",
      amount: 4_999,
      metadata: { payout_id: id },
    })
    const outcome = (event: unknown) =>
      platform((tx) => applyPayoutEvent(tx, event))
    expect(await outcome(wrong)).toEqual({
      state: "skipped",
      reason: "amount_mismatch",
    })
    expect(await outcome(object({ object: "payout", status: "paid" }))).toEqual(
      { state: "skipped", reason: "unknown_payout" }
    )
    expect(await outcome({ data: { object: { object: "charge" } } })).toEqual({
      state: "skipped",
      reason: "not_about_a_payout",
    })
    expect(await state(id)).toBe("submitting")
    expect((await balances()).payout_hold).toBe(5_000n)
  })
})

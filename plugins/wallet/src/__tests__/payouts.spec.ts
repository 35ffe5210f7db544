import { putVerifiedPhone, updatePlatformSettings } from "@codex/creators"
import { checkLedger } from "@codex/ledger"
import { listPayoutEvents, listPayouts } from "@codex/payouts"
import { payoutFactsOf } from "../payouts/facts"
import { batchFile, decide, newBatch } from "../payouts/operator"
import { payoutBoxOf } from "../payouts/views"
import {
  addBank,
  anna,
  approve,
  ask,
  balances,
  closeShop,
  earn,
  IBAN,
  later,
  openShop,
  options,
  platform,
  state,
} from "./payout-shop"

beforeEach(openShop)
afterEach(closeShop)

describe("a payout request", () => {
  it("of 50 at once for 30.00 on 100.00, exactly 3 pass", async () => {
    await addBank()
    await earn(10_000n)
    const asked = await Promise.allSettled(
      Array.from({ length: 50 }, (_, at) => ask(3_000n, `key-${String(at)}-x`))
    )
    const passed = asked.filter((each) => each.status === "fulfilled")
    const refused = asked.flatMap((each) =>
      each.status === "rejected"
        ? [(each.reason as { failure?: string }).failure]
        : []
    )
    expect(passed).toHaveLength(3)
    // Whoever read the balance late is told that less than $10 is left … or
    // the ledger tells them; both leave the money alone.
    const known = ["payout_exceeds_available", "payout_below_minimum"]
    expect(refused.every((each) => known.includes(each ?? ""))).toBe(true)
    expect(await balances()).toEqual({ available: 1_000n, payout_hold: 9_000n })
    const rows = await platform((tx) =>
      listPayouts(tx, { limit: 100, offset: 0 })
    )
    expect(rows.count).toBe(3)
    expect((await platform(checkLedger)).problems).toEqual([])
  })

  it("repeated with one key is one payout, even 20 times at once", async () => {
    await addBank()
    await earn(10_000n)
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => ask(6_000n, "same-key"))
    )
    expect(new Set(asked.map((each) => each.id)).size).toBe(1)
    expect((await balances()).available).toBe(4_000n)
    await expect(ask(1_000n, "same-key")).rejects.toMatchObject({
      failure: "payout_key_reused",
    })
  })

  it("is refused with the reason that the wallet shows", async () => {
    const shown = async (now = later(25)) => {
      const view = await platform((tx) =>
        payoutFactsOf(tx, anna, { currency: "usd", now })
      )
      return payoutBoxOf(view).block
    }
    const refusal = async (now = later(25)) =>
      ask(5_000n, `k-${String(Math.random())}`, now).then(
        () => null,
        (error: unknown) => (error as { failure?: string }).failure
      )
    expect(await shown()).toBe("no_destination")
    expect(await refusal()).toBe("payout_no_destination")
    await addBank()
    expect(await shown(later(23.9))).toBe("destination_cooling_down")
    expect(await refusal(later(23.9))).toBe("payout_destination_cooling_down")
    expect(await shown()).toBe("below_minimum")
    await earn(900n, "small")
    expect(await refusal()).toBe("payout_below_minimum")
    await earn(-2_000n, "refund")
    expect(await shown()).toBe("balance_negative")
    expect(await refusal()).toBe("payout_balance_negative")
    await earn(9_000n, "again")
    expect(await shown()).toBeNull()
    expect(await refusal()).toBeNull()
  })

  it("waits for a proven number before the first one, where it is asked for", async () => {
    await addBank()
    await earn(10_000n)
    const first = async () => {
      const view = await platform((tx) =>
        payoutFactsOf(tx, anna, { currency: "usd", now: later(25) })
      )
      return payoutBoxOf(view).block
    }
    await platform((tx) =>
      updatePlatformSettings(tx, { features_on: ["creator_phone"] })
    )
    expect(await first()).toBe("phone_first")
    await expect(ask(5_000n, "without-number")).rejects.toMatchObject({
      failure: "payout_phone_first",
    })
    await platform((tx) => putVerifiedPhone(tx, anna.id, "+4930901820"))
    expect(await first()).toBeNull()
    expect(await ask(5_000n, "with-a-number")).toMatchObject({
      amount_minor: 5_000n,
    })
  })

  it("leaves the reserve where it is", async () => {
    await options({ reserveBps: 2_000 })
    await addBank()
    await earn(10_000n)
    const view = await platform((tx) =>
      payoutFactsOf(tx, anna, { currency: "usd", now: later(25) })
    )
    expect(payoutBoxOf(view)).toMatchObject({
      reserved_minor: 2_000,
      payable_minor: 8_000,
    })
    await expect(ask(8_001n, "too-much")).rejects.toMatchObject({
      failure: "payout_exceeds_available",
    })
    await ask(8_000n, "just-right")
    expect((await balances()).available).toBe(2_000n)
  })
})

describe("maker and checker", () => {
  it("are two people, for the code and for the database", async () => {
    await addBank()
    await earn(5_000n)
    const { id } = await ask(5_000n, "request-1")
    await expect(approve(id, "user_anna")).rejects.toMatchObject({
      failure: "payout_own_request",
    })
    await expect(
      platform((tx) =>
        tx("payout")
          .where({ id })
          .update({ state: "approved", decided_by: "user_anna" })
      )
    ).rejects.toThrow(/payout_four_eyes/)
    await approve(id)
    await expect(approve(id)).rejects.toMatchObject({
      failure: "payout_not_waiting",
    })
  })

  it("rejected: the money is available again at once", async () => {
    await addBank()
    await earn(5_000n)
    const { id } = await ask(5_000n, "request-1")
    await platform((tx) =>
      decide(tx, id, { to: "rejected", by: "user_operator", note: "Call us" })
    )
    expect(await balances()).toEqual({ available: 5_000n, payout_hold: 0n })
    await ask(5_000n, "request-2")
    const steps = await platform((tx) => listPayoutEvents(tx, [id]))
    expect(steps.map((step) => [step.state, step.note])).toEqual([
      ["requested", null],
      ["rejected", "Call us"],
    ])
  })
})

describe("manual payouts", () => {
  async function approved(amount: bigint, key: string) {
    const { id } = await ask(amount, key)
    await approve(id)
    return id
  }

  it("go into one file each, are paid, and come back", async () => {
    await addBank()
    await earn(9_000n)
    const first = await approved(2_000n, "request-1")
    const second = await approved(3_000n, "request-2")
    const batch = await platform((tx) => newBatch(tx, "usd", "user_operator"))
    expect(batch).toMatchObject({ payouts: 2, total_minor: 5_000 })
    const file = await platform((tx) => batchFile(tx, batch.id))
    expect(file.csv.split("\r\n")).toEqual(
      expect.arrayContaining([
        `"${first}","Anna Berg","DE","${IBAN}","","20.00","USD"`,
        `"${second}","Anna Berg","DE","${IBAN}","","30.00","USD"`,
      ])
    )
    expect(await platform((tx) => batchFile(tx, batch.id))).toEqual(file)
    await expect(
      platform((tx) => newBatch(tx, "usd", "user_operator"))
    ).rejects.toMatchObject({ failure: "payout_not_sendable" })

    const by = "user_operator"
    const paid = { to: "paid" as const, by, facts: { reference: "bank-77" } }
    await platform((tx) => decide(tx, first, paid))
    expect(await balances()).toEqual({ available: 4_000n, payout_hold: 3_000n })
    await platform((tx) =>
      decide(tx, first, { to: "returned", by, note: "Account closed" })
    )
    expect(await balances()).toEqual({ available: 6_000n, payout_hold: 3_000n })
    expect(await state(first)).toBe("returned")
    await expect(platform((tx) => decide(tx, first, paid))).rejects.toThrow()
    expect((await platform(checkLedger)).problems).toEqual([])
  })
})

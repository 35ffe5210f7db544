import { withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  listPayoutPolicies,
  payoutPolicyAt,
  planPayoutPolicy,
  policyPeriods,
  withdrawPayoutPolicy,
  type PolicyTerms,
} from "../index"
import { Migration20261126004500PayoutPolicies } from "../migrations/Migration20261126004500PayoutPolicies"
import loadOptions from "../options"

let db: TestDatabase

beforeEach(async () => {
  await loadOptions({ options: { holdDays: 9, refundWindowDays: 7 } })
  db = await createTestDatabase([Migration20261126004500PayoutPolicies])
})
afterEach(() => db.drop())

const NOW = new Date("2026-05-01T15:00:00Z")
const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

const terms: PolicyTerms = {
  hold_days: 14,
  reserve_bps: 500,
  reserve_days: 60,
  minimum_minor: 2_500,
  negative_floor_minor: -5_000,
  cool_down_hours: 48,
}

const plan = (startsOn: string, over: Partial<PolicyTerms> = {}, now = NOW) =>
  platform((tx) =>
    planPayoutPolicy(tx, {
      startsOn,
      terms: { ...terms, ...over },
      note: "why",
      by: "user_1",
      now,
    })
  )
const holdAt = async (moment: string) =>
  (await platform((tx) => payoutPolicyAt(tx, new Date(moment)))).hold_days

describe("payout policy", () => {
  it("is the shop's options until a planned one begins", async () => {
    await plan("2026-05-10")
    expect(await holdAt("2026-05-09T23:59:59Z")).toBe(9)
    expect(
      await platform((tx) =>
        payoutPolicyAt(tx, new Date("2026-05-10T00:00:00Z"))
      )
    ).toEqual({
      ...terms,
      refund_window_days: 7,
      recoup_order: ["pending", "available", "future_sales", "platform"],
    })
  })

  it("starts tomorrow at the earliest, for the code and for the database", async () => {
    await expect(plan("2026-05-01")).rejects.toMatchObject({
      failure: "policy_backdated",
      message: expect.stringContaining("2026-05-02"),
    })
    await plan("2026-05-02")
    await expect(
      platform((tx) =>
        tx("payout_policy").insert({
          id: "ppol_x",
          starts_on: "2026-05-01",
          ...terms,
          created_by: "user_1",
          created_at: NOW,
        })
      )
    ).rejects.toThrow(/payout_policy_not_backdated/)
  })

  it("keeps sales pending as long as they can be asked back", async () => {
    await expect(plan("2026-05-10", { hold_days: 6 })).rejects.toMatchObject({
      failure: "policy_hold_too_short",
    })
  })

  it("is replaced by a later word for the same day, and never changed", async () => {
    const first = await plan("2026-05-10")
    const hour = 3_600_000
    await plan("2026-05-10", { hold_days: 30 }, new Date(NOW.getTime() + hour))
    expect(await holdAt("2026-05-10T00:00:00Z")).toBe(30)
    expect(await platform(listPayoutPolicies)).toHaveLength(2)
    await expect(
      platform((tx) =>
        tx("payout_policy").where({ id: first }).update({ hold_days: 1 })
      )
    ).rejects.toThrow(/append-only|permission denied/)
  })

  it("is withdrawn before it begins, and what counted goes on", async () => {
    await plan("2026-05-05", { hold_days: 10 })
    const id = await plan("2026-05-10", { hold_days: 30 })
    const withdraw = (of: string, now = NOW) =>
      platform((tx) =>
        withdrawPayoutPolicy(tx, { id: of, note: "", by: "user_1", now })
      )
    await withdraw(id)
    expect(await holdAt("2026-05-10T00:00:00Z")).toBe(10)
    await expect(withdraw(id)).rejects.toMatchObject({
      failure: "policy_not_planned",
    })
    const [, begun] = await platform(policyPeriods)
    await expect(
      withdraw(begun?.id ?? "", new Date("2026-05-06T00:00:00Z"))
    ).rejects.toMatchObject({ failure: "policy_not_planned" })
  })
})

import { withPlatform, withTenant, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  createCommissionRule,
  createSplitContract,
  resolveCommissionRule,
  resolveSplitContract,
  type RuleQuery,
} from "../index"
import { Migration20261121000800Payouts } from "../migrations/Migration20261121000800Payouts"
import { Migration20261121130200SplitParties } from "../migrations/Migration20261121130200SplitParties"
import { parsePayoutsOptions } from "../options"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000800Payouts,
    Migration20261121130200SplitParties,
  ])
})
afterAll(() => db.drop())

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

const query: RuleQuery = {
  organizationId: "org_1",
  creatorId: "cr_1",
  productType: "video",
  collectionId: "col_1",
  postId: "post_1",
  at: day(10),
}
const resolve = (over: Partial<RuleQuery> = {}) =>
  platform((tx) => resolveCommissionRule(tx, { ...query, ...over }))

describe("commission rule", () => {
  it("is 15 % where nobody said otherwise", async () => {
    expect(await resolve()).toEqual({ id: null, source: "default", bps: 1500 })
  })

  it("is the most specific one, scope by scope", async () => {
    const scopes = [
      ["platform", null],
      ["organization", "org_1"],
      ["creator", "cr_1"],
      ["product_type", "video"],
      ["collection", "col_1"],
      ["post", "post_1"],
    ] as const
    for (const [i, [scope, subjectId]] of scopes.entries()) {
      const bps = 1_000 + i
      const rule = await platform((tx) =>
        createCommissionRule(tx, { scope, subjectId, bps, startsAt: day(1) })
      )
      expect(await resolve()).toEqual({ id: rule.id, source: scope, bps })
    }
    expect((await resolve({ postId: "post_2" })).source).toBe("collection")
    expect((await resolve({ postId: null, collectionId: null })).source).toBe(
      "product_type"
    )
  })

  it("is the one in force at the time, the later start first", async () => {
    const post = { scope: "post" as const, subjectId: "post_t" }
    await platform(async (tx) => {
      await createCommissionRule(tx, {
        ...post,
        bps: 100,
        startsAt: day(2),
        endsAt: day(20),
      })
      await createCommissionRule(tx, { ...post, bps: 200, startsAt: day(5) })
    })
    const at = async (n: number) =>
      (await resolve({ postId: "post_t", at: day(n) })).bps
    expect([await at(2), await at(4), await at(5), await at(25)]).toEqual([
      100, 100, 200, 200,
    ])
    expect(await at(1)).not.toBe(100)
  })

  it.each([
    ["commission_rate_invalid", { bps: 10_001 }],
    ["commission_scope_invalid", { subjectId: null }],
    ["period_invalid", { startsAt: day(5), endsAt: day(5) }],
  ])("refuses with %s", async (failure, over) => {
    const rule = { scope: "post" as const, subjectId: "p", bps: 1, ...over }
    await expect(
      platform((tx) => createCommissionRule(tx, rule))
    ).rejects.toMatchObject({ failure })
  })
})

describe("split contract", () => {
  const ask = (over: { creatorId?: string; ownerCreatorId?: string } = {}) =>
    withTenant(db.pg, { organizationId: "org_1" }, (tx) =>
      resolveSplitContract(tx, {
        organizationId: "org_1",
        creatorId: "cr_1",
        ownerCreatorId: "cr_owner",
        at: day(10),
        ...over,
      })
    )
  const bps = (contract: Awaited<ReturnType<typeof ask>>) =>
    contract.shares.map((share) => [share.payeeId, share.bps])

  it("is 30/70 by default and all to the owner", async () => {
    const contract = await ask()
    expect(contract.source).toBe("default")
    expect(bps(contract)).toEqual([
      ["org_1", 3_000],
      ["cr_1", 7_000],
    ])
    const owner = await ask({ creatorId: "cr_owner" })
    expect(owner.source).toBe("owner")
    expect(bps(owner)).toEqual([["cr_owner", 10_000]])
  })

  it("follows the organization's, then the creator's own contract", async () => {
    const create = (creatorId: string | null, organizationBps: number) =>
      withTenant(db.pg, { organizationId: "org_1" }, (tx) =>
        createSplitContract(tx, {
          organizationId: "org_1",
          creatorId,
          organizationBps,
          startsAt: day(1),
        })
      )
    const general = await create(null, 4_000)
    expect(await ask()).toMatchObject({
      id: general.id,
      source: "organization",
    })
    expect((await ask({ creatorId: "cr_owner" })).source).toBe("owner")
    const own = await create("cr_1", 1_000)
    expect(await ask()).toMatchObject({ id: own.id, source: "creator" })
  })

  it("throws rather than pay by default when the contract is out of sight", async () => {
    await expect(
      withTenant(db.pg, { customerId: "cus_1" }, (tx) =>
        resolveSplitContract(tx, {
          organizationId: "org_1",
          creatorId: "cr_1",
          at: day(10),
        })
      )
    ).rejects.toThrow("withTenant({ organizationId })")
  })

  it("shows no organization another's contracts", async () => {
    const rows = await withTenant(db.pg, { organizationId: "org_2" }, (tx) =>
      tx("split_contract").select("id")
    )
    expect(rows).toEqual([])
  })

  it("refuses a contract written for another organization", async () => {
    await expect(
      withTenant(db.pg, { organizationId: "org_2" }, (tx) =>
        createSplitContract(tx, {
          organizationId: "org_1",
          creatorId: null,
          organizationBps: 0,
        })
      )
    ).rejects.toThrow(/row-level security/)
  })
})

describe("options", () => {
  it("have the defaults of PRODUCT", () => {
    expect(parsePayoutsOptions(undefined)).toMatchObject({
      defaultCommissionBps: 1_500,
      defaultOrganizationBps: 3_000,
      holdDays: 7,
    })
  })

  it("name the path of what is wrong", () => {
    expect(() =>
      parsePayoutsOptions({ processingFees: { stripe: { bps: -1 } } })
    ).toThrow(/at processingFees\.stripe\.bps/)
    expect(() => parsePayoutsOptions({ comission: 1 })).toThrow(/comission/)
  })
})

import { newId, withPlatform, withTenant, type Pg } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  explainAccess,
  grantAccess,
  hasAccess,
  listGrants,
  listLiveGrants,
  revokeGrant,
  type GrantAccessInput,
} from "../index"
import { Migration20261121000500Entitlements } from "../migrations/Migration20261121000500Entitlements"
import { Migration20261121124000GrantSuspension } from "../migrations/Migration20261121124000GrantSuspension"

let db: TestDatabase
let pg: Pg
let customerId: string

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000500Entitlements,
    Migration20261121124000GrantSuspension,
  ])
  pg = db.pg
})
afterAll(async () => {
  await db.drop()
})
beforeEach(() => {
  customerId = newId("cus")
})

function grant(input: Partial<GrantAccessInput> = {}) {
  return withPlatform(pg, "test settlement", (tx) =>
    grantAccess(tx, {
      customerId,
      organizationId: "org_1",
      postId: "post_1",
      sourceKind: "purchase",
      sourceId: newId("pur"),
      ...input,
    })
  )
}

const owns = (id = customerId) =>
  withTenant(pg, { customerId: id }, (tx) => hasAccess(tx, id, "post_1"))

describe("E1 one source is one grant", () => {
  it("50 parallel identical grants leave one row", async () => {
    const sourceId = newId("pur")
    const grants = await Promise.all(
      Array.from({ length: 50 }, () => grant({ sourceId }))
    )
    expect(new Set(grants.map(({ id }) => id)).size).toBe(1)
    const rows = await withTenant(pg, { customerId }, (tx) =>
      listGrants(tx, customerId)
    )
    expect(rows).toHaveLength(1)
  })

  it("a revoked source stays revoked when it is granted again", async () => {
    const sourceId = newId("pur")
    await grant({ sourceId })
    await withPlatform(pg, "test", (tx) =>
      revokeGrant(tx, { sourceKind: "purchase", sourceId, reason: "refund" })
    )
    const again = await grant({ sourceId })
    expect(again.revoke_reason).toBe("refund")
    expect(await owns()).toBe(false)
  })

  it("refuses one source for two customers", async () => {
    const sourceId = newId("pur")
    await grant({ sourceId })
    await expect(
      grant({ sourceId, customerId: newId("cus") })
    ).rejects.toMatchObject({ failure: "grant_conflict" })
  })
})

describe("E2 access is any live grant", () => {
  it("revoking one leaves the other", async () => {
    const first = await grant()
    const gift = await grant({ sourceKind: "gift" })
    const revoked = await withPlatform(pg, "test", (tx) =>
      revokeGrant(tx, {
        sourceKind: "purchase",
        sourceId: first.source_id,
        reason: "refund",
      })
    )
    expect(revoked.map(({ id }) => id)).toEqual([first.id])
    const access = await withTenant(pg, { customerId }, (tx) =>
      explainAccess(tx, customerId, "post_1")
    )
    expect(access).toMatchObject({ allowed: true, grant: { id: gift.id } })
  })

  it("ends on the second it expires and never starts early", async () => {
    const startsAt = new Date("2026-01-01T00:00:00Z")
    const expiresAt = new Date("2026-02-01T00:00:00Z")
    await grant({ startsAt, expiresAt })
    const at = (now: Date) =>
      withTenant(pg, { customerId }, (tx) =>
        explainAccess(tx, customerId, "post_1", now)
      )
    expect(await at(new Date(+startsAt - 1))).toMatchObject({
      reason: "not_started",
    })
    expect(await at(startsAt)).toMatchObject({ allowed: true, expiresAt })
    expect(await at(expiresAt)).toMatchObject({ reason: "expired" })
  })

  it("revoking twice changes nothing", async () => {
    const { source_id } = await grant()
    const revoke = () =>
      withPlatform(pg, "test", (tx) =>
        revokeGrant(tx, {
          sourceKind: "purchase",
          sourceId: source_id,
          reason: "refund",
        })
      )
    expect(await revoke()).toHaveLength(1)
    expect(await revoke()).toHaveLength(0)
  })
})

describe("E5 a customer sees their own rows only", () => {
  it("hides, and refuses to write, rows of somebody else", async () => {
    await grant()
    const stranger = newId("cus")
    const seen = await withTenant(pg, { customerId: stranger }, async (tx) => ({
      grants: await listGrants(tx, customerId),
      live: await listLiveGrants(tx, customerId),
      access: await hasAccess(tx, customerId, "post_1"),
    }))
    expect(seen).toEqual({ grants: [], live: [], access: false })
    await expect(
      withTenant(pg, { customerId: stranger }, (tx) =>
        grantAccess(tx, {
          customerId,
          organizationId: "org_1",
          postId: "post_2",
          sourceKind: "manual",
          sourceId: newId("op"),
        })
      )
    ).rejects.toThrow(/row-level security/)
    expect(await owns()).toBe(true)
  })

  it("shows nothing without a scope, to the owner of the tables neither", async () => {
    await grant()
    for (const login of [db.pg, db.owner]) {
      expect(await login("entitlement_grant").select("id")).toEqual([])
    }
  })
})

import { newId, withPlatform, type Pg, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  extendGrant,
  grantAccess,
  hasAccess,
  listGrants,
  takeBackGrant,
  type GrantSourceKind,
} from "../index"
import { Migration20261121000500Entitlements } from "../migrations/Migration20261121000500Entitlements"
import { Migration20261121124000GrantSuspension } from "../migrations/Migration20261121124000GrantSuspension"

let db: TestDatabase
let pg: Pg
let customerId: string

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const within = <T>(fn: (tx: Tx) => Promise<T>) => withPlatform(pg, "test", fn)

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

const give = (
  postId = "post_1",
  sourceId = newId("act"),
  rest: { sourceKind?: GrantSourceKind; expiresAt?: Date | null } = {}
) =>
  within((tx) =>
    grantAccess(tx, {
      customerId,
      organizationId: "org_1",
      postId,
      sourceKind: "manual",
      sourceId,
      expiresAt: inDays(1),
      ...rest,
    })
  )

const of = (grantId: string) => ({ customerId, grantId })
const extend = (grantId: string, expiresAt: Date | null) =>
  within((tx) => extendGrant(tx, { ...of(grantId), expiresAt }))
const takeBack = (grantId: string) =>
  within((tx) => takeBackGrant(tx, { ...of(grantId), reason: "a mistake" }))
const owns = (postId = "post_1") =>
  within((tx) => hasAccess(tx, customerId, postId))
const ends = async () =>
  (await within((tx) => listGrants(tx, customerId))).map((g) => g.expires_at)

describe("access lasts longer by hand", () => {
  it("until a later day, then for good", async () => {
    const grant = await give()
    const later = inDays(9)
    await extend(grant.id, later)
    expect(await ends()).toEqual([later])
    await extend(grant.id, null)
    expect(await ends()).toEqual([null])
  })

  it("ended access comes back", async () => {
    const grant = await give("post_1", newId("pur"), { sourceKind: "purchase" })
    await within((tx) =>
      tx("entitlement_grant")
        .where({ id: grant.id })
        .update({ starts_at: inDays(-9), expires_at: inDays(-2) })
    )
    expect(await owns()).toBe(false)
    await extend(grant.id, inDays(3))
    expect(await owns()).toBe(true)
  })

  it("all posts of one source", async () => {
    const sourceId = newId("act")
    const bundle = await give("post_1", sourceId)
    await give("post_2", sourceId)
    await extend(bundle.id, null)
    expect(await ends()).toEqual([null, null])
  })

  it.each([
    ["an earlier day", () => inDays(0.5)],
    ["a day that is over", () => inDays(-1)],
  ])("never to %s", async (_, end) => {
    const { id } = await give()
    await expect(extend(id, end())).rejects.toMatchObject({
      failure: "grant_end_not_later",
    })
  })

  it("not what has no end, nor what was taken back", async () => {
    const { id: endless } = await give("post_1", newId("act"), {
      expiresAt: null,
    })
    await expect(extend(endless, inDays(9))).rejects.toMatchObject({
      failure: "grant_end_not_later",
    })
    await takeBack(endless)
    await expect(extend(endless, null)).rejects.toMatchObject({
      failure: "grant_revoked",
    })
  })
})

describe("access is taken back by hand", () => {
  it("with what came with it; what else there is stays", async () => {
    const sourceId = newId("act")
    const { id } = await give("post_1", sourceId)
    await give("post_2", sourceId)
    await give("post_2", newId("pur"), { sourceKind: "purchase" })
    expect(await takeBack(id)).toHaveLength(2)
    expect([await owns("post_1"), await owns("post_2")]).toEqual([false, true])
    expect(await takeBack(id)).toEqual([])
  })

  it.each(["purchase", "free", "bundle"] as const)(
    "never what was bought: %s",
    async (sourceKind) => {
      const { id } = await give("post_1", newId("pur"), { sourceKind })
      await expect(takeBack(id)).rejects.toMatchObject({
        failure: "grant_was_bought",
      })
      expect(await owns()).toBe(true)
    }
  )
})

it("a grant of somebody else is one that does not exist", async () => {
  const { id } = await give()
  customerId = newId("cus")
  const refusals = [extend(id, null), takeBack(id), takeBack("grant_none")]
  for (const refused of refusals) {
    await expect(refused).rejects.toMatchObject({ failure: "grant_not_found" })
  }
})

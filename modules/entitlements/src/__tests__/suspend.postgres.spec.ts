import { newId, withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  explainAccess,
  grantAccess,
  hasAccess,
  restoreGrant,
  revokeGrant,
  startSession,
  suspendGrant,
  type GrantSourceKind,
} from "../index"
import { Migration20261121000500Entitlements } from "../migrations/Migration20261121000500Entitlements"
import { Migration20261121124000GrantSuspension } from "../migrations/Migration20261121124000GrantSuspension"
import { Migration20261127194000PlaybackDevice } from "../migrations/Migration20261127194000PlaybackDevice"
import { Migration20261127195000BeginPlayback } from "../migrations/Migration20261127195000BeginPlayback"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000500Entitlements,
    Migration20261121124000GrantSuspension,
    Migration20261127194000PlaybackDevice,
    Migration20261127195000BeginPlayback,
  ])
})
afterAll(() => db.drop())

const within = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

async function owner(sourceKind: GrantSourceKind = "purchase") {
  const customerId = newId("cus")
  const postId = newId("post")
  const sourceId = newId("pur")
  const give = (kind: GrantSourceKind, source: string) =>
    within((tx) =>
      grantAccess(tx, {
        customerId,
        organizationId: "org_1",
        postId,
        sourceKind: kind,
        sourceId: source,
      })
    )
  await give(sourceKind, sourceId)
  return {
    customerId,
    postId,
    give,
    source: { sourceKinds: ["purchase", "bundle"] as const, sourceId },
    may: () => within((tx) => hasAccess(tx, customerId, postId)),
    play: () =>
      within((tx) =>
        startSession(tx, {
          customerId,
          postId,
          organizationId: "org_1",
          assetId: "asset_1",
          creatorId: "cr_1",
          kind: "video",
          version: 1,
          mediaPrefix: "media/cr_1/",
          entryFile: "master.m3u8",
          leaseMinutes: 10,
          maxSessions: 3,
        })
      ),
  }
}

describe("E4 a suspension stops access and ends with it", () => {
  it("closes the sessions at once and lets new ones start after it", async () => {
    const one = await owner()
    const { session } = await one.play()
    await within((tx) => suspendGrant(tx, { ...one.source, reason: "dispute" }))
    expect(await one.may()).toBe(false)
    const [row] = await within((tx) =>
      tx("playback_session").where({ id: session.id }).select("revoke_reason")
    )
    expect(row).toEqual({ revoke_reason: "access_revoked" })
    await expect(one.play()).rejects.toMatchObject({ failure: "not_entitled" })
    await within((tx) => restoreGrant(tx, one.source))
    expect(await one.may()).toBe(true)
    await one.play()
  })

  it("says why, and follows the latest reason without counting twice", async () => {
    const one = await owner("bundle")
    const suspend = (reason: string) =>
      within((tx) => suspendGrant(tx, { ...one.source, reason }))
    expect(await suspend("dispute")).toBe(1)
    expect(await suspend("dispute")).toBe(0)
    expect(await suspend("refund")).toBe(1)
    const access = await within((tx) =>
      explainAccess(tx, one.customerId, one.postId)
    )
    expect(access).toMatchObject({
      allowed: false,
      reason: "suspended",
      grant: { suspend_reason: "refund" },
    })
  })

  it("leaves other reasons to have access alone, sessions included", async () => {
    const one = await owner()
    await one.give("gift", newId("gift"))
    const { session } = await one.play()
    await within((tx) => suspendGrant(tx, { ...one.source, reason: "refund" }))
    expect(await one.may()).toBe(true)
    const [row] = await within((tx) =>
      tx("playback_session").where({ id: session.id }).select("revoked_at")
    )
    expect(row).toEqual({ revoked_at: null })
  })

  it("never brings back what was revoked", async () => {
    const one = await owner()
    await within((tx) => suspendGrant(tx, { ...one.source, reason: "dispute" }))
    await within((tx) =>
      revokeGrant(tx, {
        sourceKind: "purchase",
        sourceId: one.source.sourceId,
        reason: "dispute_lost",
      })
    )
    await within((tx) => restoreGrant(tx, one.source))
    expect(await one.may()).toBe(false)
  })
})

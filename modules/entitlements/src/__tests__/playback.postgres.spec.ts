import {
  newId,
  sha256Hex,
  withPlatform,
  withTenant,
  type Pg,
  type Tx,
} from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  closeStaleSessions,
  grantAccess,
  listProgress,
  mirrorSessions,
  renewSession,
  revokeGrant,
  saveProgress,
  startSession,
  type StartSessionInput,
} from "../index"
import { Migration20261121000500Entitlements } from "../migrations/Migration20261121000500Entitlements"
import { Migration20261121124000GrantSuspension } from "../migrations/Migration20261121124000GrantSuspension"
import { Migration20261127190000BeginPlayback } from "../migrations/Migration20261127190000BeginPlayback"

let db: TestDatabase
let pg: Pg
let customerId: string

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000500Entitlements,
    Migration20261121124000GrantSuspension,
    Migration20261127190000BeginPlayback,
  ])
  pg = db.pg
})
afterAll(async () => {
  await db.drop()
})
beforeEach(() => {
  customerId = newId("cus")
})

const platform = <T>(fn: (tx: Tx) => Promise<T>) => withPlatform(pg, "test", fn)
const mine = <T>(fn: (tx: Tx) => Promise<T>) =>
  withTenant(pg, { customerId }, fn)

async function grant(sourceId = newId("pur"), expiresAt: Date | null = null) {
  await platform((tx) =>
    grantAccess(tx, {
      customerId,
      organizationId: "org_1",
      postId: "post_1",
      sourceKind: "purchase",
      sourceId,
      expiresAt,
    })
  )
  return sourceId
}

const revoke = (sourceId: string) =>
  platform((tx) =>
    revokeGrant(tx, { sourceKind: "purchase", sourceId, reason: "refund" })
  )

function start(input: Partial<StartSessionInput> = {}) {
  return mine((tx) =>
    startSession(tx, {
      customerId,
      organizationId: "org_1",
      postId: "post_1",
      assetId: "asset_1",
      creatorId: "cr_1",
      kind: "video",
      version: 2,
      mediaPrefix: "media/cr_1/asset_1/2/",
      entryFile: "master.m3u8",
      leaseMinutes: 240,
      maxSessions: 3,
      ...input,
    })
  )
}

const look = async (id: string) =>
  (await platform((tx) => mirrorSessions(tx, [id])))[0]

describe("E3 sessions end with the access they stand on", () => {
  it("does not start without access", async () => {
    await expect(start()).rejects.toMatchObject({ failure: "not_entitled" })
  })

  it("closes with the last grant, not before", async () => {
    const sources = [await grant(), await grant()]
    const { session } = await start()
    await revoke(sources[0] ?? "")
    expect(await look(session.id)).toMatchObject({ revoked_at: null })
    await revoke(sources[1] ?? "")
    expect(await look(session.id)).toMatchObject({
      revoke_reason: "access_revoked",
    })
  })

  it("closes when the last two grants are revoked at once", async () => {
    for (let round = 0; round < 10; round++) {
      customerId = newId("cus")
      const sources = [await grant(), await grant()]
      const { session } = await start()
      await Promise.all(sources.map(revoke))
      expect((await look(session.id))?.revoke_reason).toBe("access_revoked")
    }
  })

  it("never outlives a revocation that happens while it starts", async () => {
    for (let round = 0; round < 10; round++) {
      customerId = newId("cus")
      const source = await grant()
      const [started] = await Promise.allSettled([start(), revoke(source)])
      if (started.status === "fulfilled") {
        const found = await look(started.value.session.id)
        expect(found?.revoke_reason).toBe("access_revoked")
      } else {
        expect(started.reason).toMatchObject({ failure: "not_entitled" })
      }
    }
  })
})

describe("E4 leases", () => {
  it("last four hours at most, and no longer than the grant", async () => {
    const soon = new Date(Date.now() + 600_000)
    await grant(newId("pur"), soon)
    const { session, secret } = await start({ leaseMinutes: 9_999 })
    expect(session.lease_until).toEqual(soon)
    expect(session.secret_hash).toBe(sha256Hex(secret))
    await grant()
    const renewed = await mine((tx) =>
      renewSession(tx, {
        sessionId: session.id,
        customerId,
        leaseMinutes: 9_999,
      })
    )
    const hours = (+renewed.lease_until - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(3.9)
    expect(hours).toBeLessThanOrEqual(4.1)
  })

  it("are not renewed for strangers nor after a refund", async () => {
    const source = await grant()
    const { session } = await start()
    const renewAs = (id: string) =>
      withTenant(pg, { customerId: id }, (tx) =>
        renewSession(tx, {
          sessionId: session.id,
          customerId: id,
          leaseMinutes: 60,
        })
      )
    await expect(renewAs(newId("cus"))).rejects.toMatchObject({
      failure: "playback_session_not_found",
    })
    await revoke(source)
    await expect(renewAs(customerId)).rejects.toMatchObject({
      failure: "not_entitled",
    })
  })

  it("are closed when they ran out and forgotten after a week", async () => {
    await grant()
    const stale = await start()
    const old = await start()
    await platform((tx) =>
      tx.raw(
        `UPDATE playback_session SET lease_until = now() - interval '1 s',
           revoked_at = CASE WHEN id = ? THEN now() - interval '8 days' END,
           revoke_reason = CASE WHEN id = ? THEN 'moved' END
          WHERE id IN (?, ?)`,
        [old.session.id, old.session.id, old.session.id, stale.session.id]
      )
    )
    await platform((tx) => closeStaleSessions(tx))
    expect(await look(stale.session.id)).toMatchObject({
      revoke_reason: "lease_ended",
    })
    expect(await look(old.session.id)).toBeUndefined()
  })
})

describe("A5 at most three players at the same time", () => {
  it("the oldest makes room and is told so", async () => {
    await grant()
    const started = [await start(), await start(), await start()]
    expect(started.map(({ moved }) => moved)).toEqual([0, 0, 0])
    expect((await start()).moved).toBe(1)
    const oldest = started[0]?.session.id ?? ""
    expect(await look(oldest)).toMatchObject({ revoke_reason: "moved" })
    await expect(
      mine((tx) =>
        renewSession(tx, { sessionId: oldest, customerId, leaseMinutes: 60 })
      )
    ).rejects.toMatchObject({ failure: "playback_moved" })
  })

  it("holds when eight start at once", async () => {
    await grant()
    const started = await Promise.all(Array.from({ length: 8 }, () => start()))
    const ids = started.map(({ session }) => session.id)
    const sessions = await platform((tx) => mirrorSessions(tx, ids))
    expect(sessions.filter((s) => !s.revoked_at)).toHaveLength(3)
  })

  it("a player not heard of for a minute does not count", async () => {
    await grant()
    const first = await start()
    await start()
    await start()
    await platform((tx) =>
      tx.raw(
        "UPDATE playback_session SET last_seen_at = now() - interval '61 s' WHERE id = ?",
        [first.session.id]
      )
    )
    expect((await start()).moved).toBe(0)
  })
})

describe("E6 positions", () => {
  const save = (positionMs: number, id = customerId) =>
    withTenant(pg, { customerId: id }, (tx) =>
      saveProgress(tx, {
        customerId: id,
        postId: "post_1",
        assetId: "asset_1",
        positionMs,
        durationMs: 100_000,
      })
    )

  it("need a session of one's own", async () => {
    await grant()
    await start()
    await expect(save(1, newId("cus"))).rejects.toMatchObject({
      failure: "playback_session_not_found",
    })
  })

  it("follow the newest write and complete for good", async () => {
    await grant()
    await start()
    await save(40_000)
    expect(await save(20_000)).toMatchObject({ resume_ms: 20_000 })
    expect(await save(96_000)).toMatchObject({
      position_ms: 96_000,
      resume_ms: 0,
      completed: true,
    })
    expect(await save(10_000)).toMatchObject({
      resume_ms: 10_000,
      completed: true,
    })
    const rows = await mine((tx) => listProgress(tx, customerId, "post_1"))
    expect(rows).toHaveLength(1)
  })

  it("twenty at once leave one row", async () => {
    await grant()
    await start()
    await Promise.all(Array.from({ length: 20 }, (_, i) => save(i * 1_000)))
    expect(await mine((tx) => listProgress(tx, customerId))).toHaveLength(1)
  })
})

describe("E7 the mirror", () => {
  it("slides last_seen of the touched sessions that are open", async () => {
    await grant()
    const { session } = await start()
    await platform((tx) =>
      tx.raw(
        "UPDATE playback_session SET last_seen_at = now() - interval '1 h' WHERE id = ?",
        [session.id]
      )
    )
    const [seen] = await platform((tx) =>
      mirrorSessions(tx, [session.id], [session.id])
    )
    expect(seen?.lease_left_ms).toBeGreaterThan(3.9 * 3_600_000)
    const [row] = await mine((tx) =>
      tx("playback_session")
        .select<{ last_seen_at: Date }[]>("last_seen_at")
        .where({ id: session.id })
    )
    expect(Date.now() - Number(row?.last_seen_at)).toBeLessThan(60_000)
  })
})

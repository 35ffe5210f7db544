import fc from "fast-check"
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
  listPlayers,
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
import { Migration20261127194000PlaybackDevice } from "../migrations/Migration20261127194000PlaybackDevice"
import { Migration20261127195000BeginPlayback } from "../migrations/Migration20261127195000BeginPlayback"

let db: TestDatabase
let pg: Pg
let customerId: string

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000500Entitlements,
    Migration20261121124000GrantSuspension,
    Migration20261127194000PlaybackDevice,
    Migration20261127195000BeginPlayback,
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
  const unheard = (ids: string[]) =>
    platform((tx) =>
      tx.raw(
        "UPDATE playback_session SET last_seen_at = now() - interval '61 s' WHERE id = ANY(?)",
        [ids]
      )
    )
  const players = () => mine((tx) => listPlayers(tx, customerId))

  it("a fourth is refused, and takes the place it is given", async () => {
    await grant()
    const started = [await start({ device: "Firefox · macOS" })]
    started.push(await start(), await start())
    const ids = started.map(({ session }) => session.id)
    expect((await players()).map(({ id }) => id)).toEqual(ids)
    expect((await players())[0]?.device).toBe("Firefox · macOS")
    await expect(start()).rejects.toMatchObject({
      failure: "too_many_players",
    })
    const [, given = ""] = ids
    expect((await start({ insteadOf: given })).moved).toBe(1)
    expect(await look(given)).toMatchObject({ revoke_reason: "moved" })
    await expect(
      mine((tx) =>
        renewSession(tx, { sessionId: given, customerId, leaseMinutes: 60 })
      )
    ).rejects.toMatchObject({ failure: "playback_moved" })
    await expect(start({ insteadOf: given })).rejects.toMatchObject({
      failure: "too_many_players",
    })
  })

  it("nobody takes the place of somebody else", async () => {
    await grant()
    const { session } = await start()
    customerId = newId("cus")
    await grant()
    await start()
    await start()
    await start()
    for (const insteadOf of [session.id, "pbs_none"]) {
      await expect(start({ insteadOf })).rejects.toMatchObject({
        failure: "too_many_players",
      })
    }
    expect(await look(session.id)).toMatchObject({ revoked_at: null })
  })

  it("holds when eight start at once", async () => {
    await grant()
    const started = await Promise.allSettled(
      Array.from({ length: 8 }, () => start())
    )
    const opened = started.filter(({ status }) => status === "fulfilled")
    expect(opened).toHaveLength(3)
    expect(await players()).toHaveLength(3)
  })

  it("a player not heard of for a minute makes room by itself", async () => {
    await grant()
    const first = await start()
    const second = await start()
    await start()
    await unheard([first.session.id, second.session.id])
    expect(await players()).toHaveLength(1)
    expect((await start()).moved).toBe(1)
    expect(await look(first.session.id)).toMatchObject({
      revoke_reason: "moved",
    })
    expect(await look(second.session.id)).toMatchObject({ revoked_at: null })
  })

  it("keeps those heard of last, whatever there is", async () => {
    // Nobody is so near the minute that a slow machine takes them over it.
    const age = fc.oneof(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 61, max: 300 })
    )
    const ages = fc.uniqueArray(age, { maxLength: 6 })
    const limits = fc.integer({ min: 1, max: 5 })
    await fc.assert(
      fc.asyncProperty(ages, limits, async (seen, maxSessions) => {
        customerId = newId("cus")
        await grant()
        for (const age of seen) {
          const { session } = await start({ maxSessions: 99 })
          await platform((tx) =>
            tx("playback_session")
              .where({ id: session.id })
              .update({
                device: String(age),
                last_seen_at: tx.raw(`now() - interval '${age} s'`),
              })
          )
        }
        const playing = seen.filter((age) => age < 60).length
        const begun = await start({ maxSessions, device: "new" }).catch(
          (error: unknown) => (error as { failure: string }).failure
        )
        const open = await platform((tx) =>
          tx("playback_session")
            .where({ customer_id: customerId, revoked_at: null })
            .pluck("device")
        )
        const kept = [...seen].sort((a, b) => a - b).map(String)
        if (playing >= maxSessions) {
          expect(begun).toBe("too_many_players")
          expect(open.sort()).toEqual(kept.sort())
        } else {
          const left = kept.slice(0, maxSessions - 1)
          expect(open.sort()).toEqual([...left, "new"].sort())
        }
      }),
      { numRuns: 25 }
    )
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

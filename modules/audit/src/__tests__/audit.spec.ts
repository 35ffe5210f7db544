import { withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  auditHead,
  listAuditEvents,
  recordAudit,
  searchAuditEvents,
  sealAudit,
  verifyAudit,
} from "../index"
import { Migration20261121000900Audit } from "../migrations/Migration20261121000900Audit"

let db: TestDatabase

beforeEach(async () => {
  db = await createTestDatabase([Migration20261121000900Audit])
})
afterEach(() => db.drop())

const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

const record = (objectId: string) =>
  platform((tx) =>
    recordAudit(tx, {
      actorKind: "user",
      actorId: "user_1",
      action: "post.publish",
      objectType: "post",
      objectId,
      before: { status: "draft", price_minor: 1_999n },
      after: { status: "published", price_minor: 1_999n },
    })
  )

async function sealedTrail(n: number) {
  for (let i = 1; i <= n; i++) {
    await record(`post_${String(i)}`)
  }
  expect(await platform((tx) => sealAudit(tx))).toBe(n)
}

const verify = () => platform((tx) => verifyAudit(tx))

/** What somebody with the database's keys could do. */
const tamper = (table: string, sql: string) =>
  db.superuser.raw(`alter table ${table} disable trigger all; ${sql};
    alter table ${table} enable trigger all`)

describe("search", () => {
  const find = (search: Partial<Parameters<typeof searchAuditEvents>[1]>) =>
    platform((tx) =>
      searchAuditEvents(tx, { limit: 2, offset: 0, ...search })
    ).then(({ events, count }) => ({
      ids: events.map(({ object_id }) => object_id),
      sealed: events.map(({ sealed }) => sealed),
      count,
    }))
  const today = new Date().toISOString().slice(0, 10)

  beforeEach(async () => {
    await sealedTrail(3)
    await record("post_4")
  })

  it("answers newest first, a page at a time, and says what is sealed", async () => {
    expect(await find({})).toEqual({
      ids: ["post_4", "post_3"],
      sealed: [false, true],
      count: 4,
    })
    expect((await find({ offset: 2 })).ids).toEqual(["post_2", "post_1"])
  })

  it.each([
    ["part of the action", { q: "Publish" }, 4],
    ["an action as people read it", { q: "post publish" }, 4],
    ["a whole id", { q: "post_2" }, 1],
    ["a wildcard is a letter", { q: "po%t" }, 0],
    ["who did it", { q: "user_1" }, 4],
    ["who an address means", { q: "a@b.c", actorIds: ["user_1"] }, 4],
    ["a kind of actor", { actorKind: "creator" as const }, 0],
    ["today", { from: today, until: today }, 4],
    ["days before", { until: "2020-01-01" }, 0],
    ["days to come", { from: "2999-01-01" }, 0],
  ])("finds by %s", async (_, search, count) => {
    expect((await find(search)).count).toBe(count)
  })
})

describe("events", () => {
  it("say who did what to which object, from what to what", async () => {
    await record("post_1")
    const [event] = await platform((tx) =>
      listAuditEvents(tx, {
        objectType: "post",
        objectId: "post_1",
        limit: 10,
      })
    )
    expect(event).toMatchObject({
      actor_kind: "user",
      action: "post.publish",
      before: { status: "draft", price_minor: "1999" },
      after: { status: "published" },
    })
  })

  it("share the fate of their transaction", async () => {
    await expect(
      platform(async (tx) => {
        await recordAudit(tx, {
          actorKind: "system",
          actorId: "sweeper",
          action: "x.y",
          objectType: "x",
          objectId: "1",
        })
        throw new Error("rolled back")
      })
    ).rejects.toThrow("rolled back")
    expect(await verify()).toEqual({ ok: true, sealed: 0, unsealed: 0 })
  })

  it.each([
    "update audit_event set actor_id = 'user_2'",
    "delete from audit_event",
    "truncate audit_event cascade",
    "update audit_seal set hash = previous",
    "delete from audit_seal",
    "truncate audit_seal",
  ])("refuse `%s`, also to the owner", async (sql) => {
    await sealedTrail(1)
    await expect(db.owner.raw(sql)).rejects.toThrow(/append-only/)
    await expect(db.pg.raw(sql)).rejects.toThrow(
      /append-only|permission denied|must be owner/
    )
  })
})

describe("sealing", () => {
  it("chains what is new and leaves what is sealed", async () => {
    await sealedTrail(3)
    expect(await platform((tx) => sealAudit(tx))).toBe(0)
    await record("post_4")
    expect(await verify()).toEqual({ ok: true, sealed: 3, unsealed: 1 })
    expect(await platform((tx) => sealAudit(tx))).toBe(1)
    expect(await verify()).toEqual({ ok: true, sealed: 4, unsealed: 0 })
  })

  it("seals each event once under parallel sealers", async () => {
    for (let i = 0; i < 20; i++) {
      await record(`post_${String(i)}`)
    }
    const counts = await Promise.all(
      Array.from({ length: 6 }, () => platform((tx) => sealAudit(tx, 5)))
    )
    expect(counts.reduce((a, b) => a + b, 0)).toBe(20)
    expect(await verify()).toEqual({ ok: true, sealed: 20, unsealed: 0 })
  })

  it("catches up with an event that committed late", async () => {
    let release: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (release = resolve))
    let started: () => void = () => undefined
    const written = new Promise<void>((resolve) => (started = resolve))
    const late = platform(async (tx) => {
      await recordAudit(tx, {
        actorKind: "system",
        actorId: "s",
        action: "a.b",
        objectType: "late",
        objectId: "1",
      })
      started()
      await gate
    })
    await written
    await sealedTrail(2)
    release()
    await late
    expect(await platform((tx) => sealAudit(tx))).toBe(1)
    expect(await verify()).toEqual({ ok: true, sealed: 3, unsealed: 0 })
  })

  it("verifies past the end of a page", async () => {
    await db.owner.raw(`insert into audit_event
      (actor_kind, actor_id, action, object_type, object_id)
      select 'system', 's', 'a.b', 'x', n::text from generate_series(1, 1003) n`)
    expect(await platform((tx) => sealAudit(tx, 2_000))).toBe(1_003)
    expect(await verify()).toEqual({ ok: true, sealed: 1_003, unsealed: 0 })
  })
})

describe("tampering with the trigger switched off is named", () => {
  it("a changed event", async () => {
    await sealedTrail(5)
    await tamper(
      "audit_event",
      `update audit_event set actor_id = 'user_2' where object_id = 'post_3'`
    )
    expect(await verify()).toMatchObject({
      ok: false,
      reason: "event_changed",
      position: "3",
      eventSeq: "3",
    })
  })

  it("a changed before-value, deep inside", async () => {
    await sealedTrail(2)
    await tamper(
      "audit_event",
      `update audit_event set before = jsonb_set(before, '{price_minor}', '"1"')
       where object_id = 'post_2'`
    )
    expect(await verify()).toMatchObject({ reason: "event_changed" })
  })

  it("a removed event", async () => {
    await sealedTrail(5)
    await tamper(
      "audit_seal",
      `alter table audit_seal drop constraint audit_seal_event_seq_fkey`
    )
    await tamper(
      "audit_event",
      "delete from audit_event where object_id = 'post_2'"
    )
    expect(await verify()).toMatchObject({
      reason: "event_missing",
      position: "2",
    })
  })

  it("a removed seal", async () => {
    await sealedTrail(5)
    await tamper("audit_seal", "delete from audit_seal where position = 2")
    expect(await verify()).toMatchObject({
      reason: "chain_broken",
      position: "3",
    })
  })

  it("an end cut off, by whoever kept the head", async () => {
    await sealedTrail(3)
    const head = await platform(auditHead)
    expect(head?.position).toBe("3")
    await tamper("audit_seal", "delete from audit_seal where position = 3")
    await tamper("audit_event", "delete from audit_event where seq = 3")
    expect(await verify()).toMatchObject({ ok: true, sealed: 2 })
    const verdict = await platform((tx) => verifyAudit(tx, head ?? undefined))
    expect(verdict).toMatchObject({ reason: "chain_cut_short", position: "3" })
  })
})

import type { MirroredSession } from "@codex/entitlements"
import { SessionMirror } from "../session-mirror"

function session(id: string, changes: Partial<MirroredSession> = {}) {
  return {
    id,
    customer_id: "cus_1",
    asset_id: "asset_1",
    creator_id: "cr_1",
    kind: "video" as const,
    version: 1,
    media_prefix: "media/cr_1/asset_1/1/",
    entry_file: "master.m3u8",
    secret_hash: "0".repeat(64),
    revoked_at: null,
    revoke_reason: null,
    lease_left_ms: 60_000,
    ...changes,
  }
}

function setUp() {
  const rows = new Map([session("a"), session("b")].map((s) => [s.id, s]))
  const queries: { ids: string[]; touch: string[] }[] = []
  let now = 100_000
  let broken = false
  const mirror = new SessionMirror({
    maxAgeMs: 1_000,
    clock: () => now,
    async load(ids, touch) {
      queries.push({ ids: [...ids], touch: [...touch] })
      await new Promise((done) => setImmediate(done))
      if (broken) {
        throw new Error("database away")
      }
      return ids.flatMap((id) => rows.get(id) ?? [])
    },
  })
  return {
    mirror,
    queries,
    rows,
    pass: (ms: number) => (now += ms),
    breakDatabase: () => (broken = true),
  }
}

describe("session mirror", () => {
  it("loads an unknown session before it answers", async () => {
    const { mirror } = setUp()
    expect((await mirror.get("a"))?.session.id).toBe("a")
    expect(await mirror.get("nobody")).toBeNull()
    expect(mirror.size).toBe(1)
  })

  it("1,000 requests in a second cost one query", async () => {
    const { mirror, queries, pass } = setUp()
    for (let i = 0; i < 1_000; i++) {
      pass(1)
      await mirror.get("a")
    }
    expect(queries).toHaveLength(1)
  })

  it("requests at the same time share one query", async () => {
    const { mirror, queries } = setUp()
    await Promise.all(
      Array.from({ length: 50 }, (_, i) => mirror.get(i % 2 ? "a" : "b"))
    )
    expect(queries).toHaveLength(1)
    expect(queries[0]?.ids.sort()).toEqual(["a", "b"])
  })

  it("one refresh renews every session in use", async () => {
    const { mirror, queries, pass } = setUp()
    await mirror.get("a")
    await mirror.get("b")
    pass(1_001)
    await mirror.get("a")
    await mirror.get("b")
    expect(queries).toHaveLength(3)
    expect(queries[2]?.ids).toEqual(["a", "b"])
  })

  it("a revocation is seen within the age limit", async () => {
    const { mirror, rows, pass } = setUp()
    await mirror.get("a")
    rows.set("a", session("a", { revoked_at: new Date() }))
    pass(1_000)
    expect((await mirror.get("a"))?.session.revoked_at).toBeNull()
    pass(1)
    expect((await mirror.get("a"))?.session.revoked_at).not.toBeNull()
  })

  it("counts the lease down between refreshes", async () => {
    const { mirror, rows, pass } = setUp()
    rows.set("a", session("a", { lease_left_ms: 700 }))
    expect((await mirror.get("a"))?.leaseLeftMs).toBe(700)
    pass(701)
    expect((await mirror.get("a"))?.leaseLeftMs).toBe(-1)
  })

  it("does not serve what it cannot check", async () => {
    const { mirror, pass, breakDatabase } = setUp()
    await mirror.get("a")
    breakDatabase()
    await mirror.get("a")
    pass(1_001)
    await expect(mirror.get("a")).rejects.toThrow("database away")
  })

  it("slides last_seen in batches and forgets what nobody uses", async () => {
    const { mirror, queries, pass } = setUp()
    await mirror.get("a")
    await mirror.get("b")
    pass(11_000)
    await mirror.get("a")
    expect(queries.at(-1)?.touch.sort()).toEqual(["a", "b"])
    pass(2_000)
    await mirror.get("a")
    expect(queries.at(-1)?.touch).toEqual([])
    pass(58_000)
    await mirror.get("a")
    expect(queries.at(-1)?.ids).toEqual(["a"])
  })
})

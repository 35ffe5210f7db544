import { newId } from "@codex/kernel"
import { listProgress, mirrorSessions, saveProgress } from "../index"
import { usePlayers } from "./players"

const who = usePlayers()
const { grant, mine, platform, start } = who

describe("E6 positions", () => {
  const save = (positionMs: number, id = who.customerId) =>
    who.as(id, (tx) =>
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
    const rows = await mine((tx) => listProgress(tx, who.customerId, "post_1"))
    expect(rows).toHaveLength(1)
  })

  it("twenty at once leave one row", async () => {
    await grant()
    await start()
    await Promise.all(Array.from({ length: 20 }, (_, i) => save(i * 1_000)))
    expect(await mine((tx) => listProgress(tx, who.customerId))).toHaveLength(1)
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

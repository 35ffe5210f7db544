import fc from "fast-check"
import { listPlayers, renewSession } from "../index"
import { usePlayers } from "./players"

const who = usePlayers()
const { grant, look, mine, platform, start } = who

describe("A5 at most three players at the same time", () => {
  const unheard = (ids: string[]) =>
    platform((tx) =>
      tx.raw(
        "UPDATE playback_session SET last_seen_at = now() - interval '61 s' WHERE id = ANY(?)",
        [ids]
      )
    )
  const players = () => mine((tx) => listPlayers(tx, who.customerId))

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
        renewSession(tx, {
          sessionId: given,
          customerId: who.customerId,
          leaseMinutes: 60,
        })
      )
    ).rejects.toMatchObject({ failure: "playback_moved" })
    await expect(start({ insteadOf: given })).rejects.toMatchObject({
      failure: "too_many_players",
    })
  })

  it("nobody takes the place of somebody else", async () => {
    await grant()
    const { session } = await start()
    who.anotherCustomer()
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
        who.anotherCustomer()
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
            .where({ customer_id: who.customerId, revoked_at: null })
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

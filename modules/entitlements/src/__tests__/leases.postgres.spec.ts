import { newId, sha256Hex } from "@codex/kernel"
import { closeStaleSessions, renewSession } from "../index"
import { usePlayers } from "./players"

const who = usePlayers()
const { grant, look, mine, platform, revoke, start } = who

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
      who.anotherCustomer()
      const sources = [await grant(), await grant()]
      const { session } = await start()
      await Promise.all(sources.map(revoke))
      expect((await look(session.id))?.revoke_reason).toBe("access_revoked")
    }
  })

  it("never outlives a revocation that happens while it starts", async () => {
    for (let round = 0; round < 10; round++) {
      who.anotherCustomer()
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
        customerId: who.customerId,
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
      who.as(id, (tx) =>
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
    await expect(renewAs(who.customerId)).rejects.toMatchObject({
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

import { revokeGrant } from "@codex/entitlements"
import { newId, withPlatform } from "@codex/kernel"
import { expectDenied, useGateway } from "./gateway-stage"

const gateway = useGateway()

describe("A2 a copied URL", () => {
  it("plays with its cookie only", async () => {
    const mine = await gateway.play()
    const path = `/media/${mine.token}/master.m3u8`
    const answer = await gateway.get(path, { cookie: mine.cookie })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain("#EXTM3U")
    expect(answer.headers.get("content-type")).toBe(
      "application/vnd.apple.mpegurl"
    )
    expect(answer.headers.get("cache-control")).toMatch(/^private/)
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff")
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer")
    await expectDenied(await gateway.get(path))
    await expectDenied(await gateway.get(path, { cookie: "codex_pb=guess" }))
    gateway.anotherCustomer()
    const other = await gateway.play()
    await expectDenied(await gateway.get(path, { cookie: other.cookie }))
  })

  it("stays inside its session", async () => {
    const { token, cookie } = await gateway.play()
    for (const path of [
      "source",
      "../source",
      "..%2fsource",
      "%2e%2e/source",
      "../../asset_9/1/seg_1.ts",
      "720p/missing.ts",
      "720p",
      "",
    ]) {
      await expectDenied(await gateway.raw(`/media/${token}/${path}`, cookie))
    }
  })

  it("a forged id asks the database nothing", async () => {
    const { token, session, cookie } = await gateway.play()
    const before = gateway.queries
    const forged = token.replace(session.id, newId("pbs"))
    await expectDenied(
      await gateway.get(`/media/${forged}/master.m3u8`, { cookie })
    )
    await expectDenied(
      await gateway.get("/media/nonsense/master.m3u8", { cookie })
    )
    await expectDenied(await gateway.get("/media", { cookie }))
    expect(gateway.queries).toBe(before)
  })
})

describe("A3 an ended session", () => {
  it("stops within two seconds of a refund and says why", async () => {
    const { token, cookie, sourceId } = await gateway.play()
    const path = `/media/${token}/master.m3u8`
    expect((await gateway.get(path, { cookie })).status).toBe(200)
    await withPlatform(gateway.pg, "test", (tx) =>
      revokeGrant(tx, { sourceKind: "purchase", sourceId, reason: "refund" })
    )
    const refundedAt = Date.now()
    let answer = await gateway.get(path, { cookie })
    while (answer.status === 200) {
      expect(Date.now() - refundedAt).toBeLessThan(2_000)
      answer = await gateway.get(path, { cookie })
    }
    await expectDenied(answer, "not_entitled")
  })

  it("tells the device that was replaced, and nobody else", async () => {
    const first = await gateway.play()
    await gateway.play("video", first.session.id)
    const path = `/media/${first.token}/master.m3u8`
    await expectDenied(
      await gateway.get(path, { cookie: first.cookie }),
      "playback_moved"
    )
    await expectDenied(await gateway.get(path))
  })

  it("a lease that ran out asks to start again", async () => {
    const { token, cookie, session } = await gateway.play()
    await withPlatform(gateway.pg, "test", (tx) =>
      tx("playback_session")
        .where({ id: session.id })
        .update({ lease_until: tx.raw("now() - interval '1 ms'") })
    )
    await expectDenied(
      await gateway.get(`/media/${token}/master.m3u8`, { cookie }),
      "playback_expired"
    )
  })
})

import { newId, withTenant } from "@codex/kernel"
import { insertTextTrack } from "@codex/media"
import { textPath } from "../gateway/send-text"
import { expectDenied, SEGMENT, useGateway } from "./gateway-stage"

const gateway = useGateway()

const WORDS = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHello\n"

/** Subtitles of a file, which is made too. */
async function text(creatorId: string, assetId: string): Promise<string> {
  const track = await withTenant(gateway.pg, { creatorId }, async (tx) => {
    await tx("media_asset").insert({
      id: assetId,
      creator_id: creatorId,
      kind: "video",
      title: assetId,
      filename: "a.mp4",
      content_type: "video/mp4",
      size_bytes: 1,
      state: "uploading",
      source_key: `media/${creatorId}/${assetId}/source`,
    })
    const asset = { id: assetId, creator_id: creatorId }
    return insertTextTrack(tx, asset, {
      kind: "subtitles",
      language: "en",
      label: "English",
      content: WORDS,
      cueCount: 1,
    })
  })
  return track?.id ?? ""
}

describe("bytes", () => {
  it("are sent whole, in part, or not at all", async () => {
    const { token, cookie } = await gateway.play()
    const path = `/media/${token}/720p/seg_1.ts`
    const whole = await gateway.get(path, { cookie })
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(SEGMENT)
    expect(whole.headers.get("accept-ranges")).toBe("bytes")

    const part = await gateway.get(path, { cookie, range: "bytes=10-19" })
    expect(part.status).toBe(206)
    expect(part.headers.get("content-range")).toBe("bytes 10-19/1000")
    expect(Buffer.from(await part.arrayBuffer())).toEqual(
      SEGMENT.subarray(10, 20)
    )

    const tail = await gateway.get(path, { cookie, range: "bytes=-5" })
    expect(Buffer.from(await tail.arrayBuffer())).toEqual(SEGMENT.subarray(995))

    const beyond = await gateway.get(path, { cookie, range: "bytes=1000-" })
    expect(beyond.status).toBe(416)
    expect(beyond.headers.get("content-range")).toBe("bytes */1000")
  })

  it("HEAD and If-None-Match send none", async () => {
    const { token, cookie } = await gateway.play()
    const path = `/media/${token}/720p/seg_1.ts`
    const head = await gateway.get(path, { cookie }, "HEAD")
    expect(head.status).toBe(200)
    expect(head.headers.get("content-length")).toBe("1000")
    const etag = head.headers.get("etag") ?? ""
    const same = await gateway.get(path, { cookie, "if-none-match": etag })
    expect(same.status).toBe(304)
    const stale = await gateway.get(path, {
      cookie,
      range: "bytes=0-1",
      "if-range": '"x"',
    })
    expect(stale.status).toBe(200)
  })

  it("of the seek bar's pictures go with the session, no others do", async () => {
    const { token, cookie } = await gateway.play()
    const text = await gateway.get(`/media/${token}/storyboard.vtt`, { cookie })
    expect(text.headers.get("content-type")).toMatch(/^text\/vtt/)
    const sheet = await gateway.get(`/media/${token}/storyboard-1.jpg`, {
      cookie,
    })
    expect(sheet.headers.get("content-type")).toBe("image/jpeg")
    expect(Buffer.from(await sheet.arrayBuffer())).toEqual(SEGMENT)
    await expectDenied(
      await gateway.get(`/media/${token}/poster-2.jpg`, { cookie })
    )
    await expectDenied(await gateway.get(`/media/${token}/storyboard-1.jpg`))
  })

  it("of a text are the row of its own file, for GET and HEAD", async () => {
    const mine = await text("cr_1", "asset_1")
    const others = [
      await text("cr_1", "asset_9"),
      await text("cr_2", "asset_1_of_2"),
      newId("trk"),
    ]
    for (const kind of ["video", "audio"] as const) {
      const { token, cookie } = await gateway.play(kind)
      const path = `/media/${token}/${textPath(mine)}`
      const answer = await gateway.get(path, { cookie })
      expect(answer.status).toBe(200)
      expect(answer.headers.get("content-type")).toBe("text/vtt; charset=utf-8")
      expect(answer.headers.get("cache-control")).toBe("private, no-cache")
      expect(await answer.text()).toBe(WORDS)
      const head = await gateway.get(path, { cookie }, "HEAD")
      expect(await head.text()).toBe("")
      await expectDenied(await gateway.get(path))
      for (const id of others) {
        const foreign = `/media/${token}/${textPath(id)}`
        await expectDenied(await gateway.get(foreign, { cookie }))
      }
    }
  })

  it("of an audio post are its one file and its waveform", async () => {
    const { token, cookie } = await gateway.play("audio")
    const answer = await gateway.get(`/media/${token}/audio.mp3`, { cookie })
    expect(answer.headers.get("content-type")).toBe("audio/mpeg")
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(SEGMENT)
    const wave = await gateway.get(`/media/${token}/waveform.png`, { cookie })
    expect(wave.headers.get("content-type")).toBe("image/png")
    for (const other of ["720p/seg_1.ts", "storyboard-1.jpg"]) {
      await expectDenied(
        await gateway.get(`/media/${token}/${other}`, { cookie })
      )
    }
  })

  it("A6: 300 segments in a row cost at most a refresh per age limit", async () => {
    const { token, cookie } = await gateway.play()
    const before = gateway.queries
    const startedAt = Date.now()
    for (let i = 0; i < 300; i++) {
      const answer = await gateway.get(`/media/${token}/720p/seg_1.ts`, {
        cookie,
      })
      await answer.arrayBuffer()
    }
    // A refresh is begin, settings, application name, select, commit.
    const refreshes = Math.ceil((Date.now() - startedAt) / 300) + 1
    expect(gateway.queries - before).toBeLessThanOrEqual(refreshes * 6)
  })
})

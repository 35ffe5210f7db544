import {
  accessOptions,
  grantAccess,
  parseAccessOptions,
  revokeGrant,
  signPlaybackToken,
  startSession,
  type MediaKind,
} from "@codex/entitlements"
import { newId, withPlatform, withTenant, type Pg } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { insertTextTrack, mediaOptions, parseMediaOptions } from "@codex/media"
import {
  MediaMigration,
  MediaStagesMigration,
  MediaTextTracksMigration,
} from "@codex/media/testing"
import { mediaStorage } from "@codex/plugin-media/workflows"
import type { MedusaRequest } from "@medusajs/framework/http"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import express, { type Request, type Response } from "express"
import { Migration20261121000500Entitlements } from "../../../../modules/entitlements/src/migrations/Migration20261121000500Entitlements"
import { Migration20261121124000GrantSuspension } from "../../../../modules/entitlements/src/migrations/Migration20261121124000GrantSuspension"
import { Migration20261127190000BeginPlayback } from "../../../../modules/entitlements/src/migrations/Migration20261127190000BeginPlayback"
import { textPath } from "../gateway/send-text"
import { playbackGateway } from "../gateway/playback-gateway"

const playbackSecret = "a-secret-of-at-least-thirty-two-characters"
const SEGMENT = Buffer.from(Array.from({ length: 1_000 }, (_, i) => i % 251))
const PREFIX = "media/cr_1/asset_1/2/"

let db: TestDatabase
let pg: Pg
let server: Server
let origin: string
let folder: string
let customerId: string
let queries = 0

async function store(key: string, bytes: Buffer | string) {
  const path = join(folder, newId("tmp"))
  await writeFile(path, bytes)
  await mediaStorage().putFile(key, path, "application/octet-stream")
}

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000500Entitlements,
    Migration20261121124000GrantSuspension,
    Migration20261127190000BeginPlayback,
    MediaMigration,
    MediaStagesMigration,
    MediaTextTracksMigration,
  ])
  pg = db.pg
  pg.on("query", () => queries++)
  folder = await mkdtemp(join(tmpdir(), "codex-gateway-"))
  mediaOptions.set(
    parseMediaOptions({
      storage: {
        driver: "disk",
        root: join(folder, "media"),
        secret: playbackSecret,
      },
    })
  )
  accessOptions.set(parseAccessOptions({ playbackSecret, mirrorMaxAgeMs: 300 }))
  await store(`${PREFIX}master.m3u8`, "#EXTM3U\n720p/index.m3u8\n")
  await store(`${PREFIX}720p/seg_1.ts`, SEGMENT)
  await store(`${PREFIX}audio.mp3`, SEGMENT)
  await store(`${PREFIX}waveform.png`, SEGMENT)
  await store(`${PREFIX}storyboard.vtt`, "WEBVTT\n")
  await store(`${PREFIX}storyboard-1.jpg`, SEGMENT)
  await store(`${PREFIX}poster-2.jpg`, SEGMENT)
  await store("media/cr_1/asset_1/source", "the original")
  await store("media/cr_1/asset_9/1/seg_1.ts", "somebody else's")
  const app = express()
  const scope = {
    resolve: (key: string) =>
      key === "logger" ? { error: () => undefined } : pg,
  }
  app.get(/^\/media(?:\/|$)/, (req: Request, res: Response) => {
    const request = Object.assign(req, { scope })
    void playbackGateway(request as unknown as MedusaRequest, res)
  })
  server = createServer(app)
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  await new Promise((done) => server.close(done))
  await db.drop()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(() => {
  customerId = newId("cus")
})

async function play(kind: MediaKind = "video") {
  const sourceId = newId("pur")
  await withPlatform(pg, "test", (tx) =>
    grantAccess(tx, {
      customerId,
      organizationId: "org_1",
      postId: "post_1",
      sourceKind: "purchase",
      sourceId,
    })
  )
  const { session, secret } = await withTenant(pg, { customerId }, (tx) =>
    startSession(tx, {
      customerId,
      organizationId: "org_1",
      postId: "post_1",
      assetId: "asset_1",
      creatorId: "cr_1",
      kind,
      version: 2,
      mediaPrefix: PREFIX,
      entryFile: kind === "video" ? "master.m3u8" : "audio.mp3",
      leaseMinutes: 60,
      maxSessions: 3,
    })
  )
  const token = signPlaybackToken(playbackSecret, session)
  return { sourceId, session, token, cookie: `codex_pb=${secret}` }
}

const WORDS = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHello\n"

/** Subtitles of a file, which is made too. */
async function text(creatorId: string, assetId: string): Promise<string> {
  const track = await withTenant(pg, { creatorId }, async (tx) => {
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

const get = (
  path: string,
  headers: Record<string, string> = {},
  method = "GET"
) => fetch(`${origin}${path}`, { headers, method, redirect: "manual" })

async function expectDenied(
  answer: globalThis.Response,
  code = "playback_denied"
) {
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({ code })
}

describe("A2 a copied URL", () => {
  it("plays with its cookie only", async () => {
    const mine = await play()
    const path = `/media/${mine.token}/master.m3u8`
    const answer = await get(path, { cookie: mine.cookie })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain("#EXTM3U")
    expect(answer.headers.get("content-type")).toBe(
      "application/vnd.apple.mpegurl"
    )
    expect(answer.headers.get("cache-control")).toMatch(/^private/)
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff")
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer")
    await expectDenied(await get(path))
    await expectDenied(await get(path, { cookie: "codex_pb=guess" }))
    customerId = newId("cus")
    const other = await play()
    await expectDenied(await get(path, { cookie: other.cookie }))
  })

  it("stays inside its session", async () => {
    const { token, cookie } = await play()
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
      await expectDenied(await raw(`/media/${token}/${path}`, cookie))
    }
  })

  it("a forged id asks the database nothing", async () => {
    const { token, session, cookie } = await play()
    const before = queries
    const forged = token.replace(session.id, newId("pbs"))
    await expectDenied(await get(`/media/${forged}/master.m3u8`, { cookie }))
    await expectDenied(await get("/media/nonsense/master.m3u8", { cookie }))
    await expectDenied(await get("/media", { cookie }))
    expect(queries).toBe(before)
  })
})

/** fetch would normalise the dots away before sending. */
async function raw(path: string, cookie: string): Promise<globalThis.Response> {
  const { request } = await import("node:http")
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    request({ hostname, port, path, headers: { cookie } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on("data", (chunk: Buffer) => chunks.push(chunk))
      answer.on("end", () => {
        const status = answer.statusCode ?? 0
        resolve(new globalThis.Response(Buffer.concat(chunks), { status }))
      })
    })
      .on("error", reject)
      .end()
  })
}

describe("A3 an ended session", () => {
  it("stops within two seconds of a refund and says why", async () => {
    const { token, cookie, sourceId } = await play()
    const path = `/media/${token}/master.m3u8`
    expect((await get(path, { cookie })).status).toBe(200)
    await withPlatform(pg, "test", (tx) =>
      revokeGrant(tx, { sourceKind: "purchase", sourceId, reason: "refund" })
    )
    const refundedAt = Date.now()
    let answer = await get(path, { cookie })
    while (answer.status === 200) {
      expect(Date.now() - refundedAt).toBeLessThan(2_000)
      answer = await get(path, { cookie })
    }
    await expectDenied(answer, "not_entitled")
  })

  it("tells the device that was replaced, and nobody else", async () => {
    const first = await play()
    await play()
    await play()
    await play()
    const path = `/media/${first.token}/master.m3u8`
    await expectDenied(
      await get(path, { cookie: first.cookie }),
      "playback_moved"
    )
    await expectDenied(await get(path))
  })

  it("a lease that ran out asks to start again", async () => {
    const { token, cookie, session } = await play()
    await withPlatform(pg, "test", (tx) =>
      tx("playback_session")
        .where({ id: session.id })
        .update({ lease_until: tx.raw("now() - interval '1 ms'") })
    )
    await expectDenied(
      await get(`/media/${token}/master.m3u8`, { cookie }),
      "playback_expired"
    )
  })
})

describe("bytes", () => {
  it("are sent whole, in part, or not at all", async () => {
    const { token, cookie } = await play()
    const path = `/media/${token}/720p/seg_1.ts`
    const whole = await get(path, { cookie })
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(SEGMENT)
    expect(whole.headers.get("accept-ranges")).toBe("bytes")

    const part = await get(path, { cookie, range: "bytes=10-19" })
    expect(part.status).toBe(206)
    expect(part.headers.get("content-range")).toBe("bytes 10-19/1000")
    expect(Buffer.from(await part.arrayBuffer())).toEqual(
      SEGMENT.subarray(10, 20)
    )

    const tail = await get(path, { cookie, range: "bytes=-5" })
    expect(Buffer.from(await tail.arrayBuffer())).toEqual(SEGMENT.subarray(995))

    const beyond = await get(path, { cookie, range: "bytes=1000-" })
    expect(beyond.status).toBe(416)
    expect(beyond.headers.get("content-range")).toBe("bytes */1000")
  })

  it("HEAD and If-None-Match send none", async () => {
    const { token, cookie } = await play()
    const path = `/media/${token}/720p/seg_1.ts`
    const head = await get(path, { cookie }, "HEAD")
    expect(head.status).toBe(200)
    expect(head.headers.get("content-length")).toBe("1000")
    const etag = head.headers.get("etag") ?? ""
    const same = await get(path, { cookie, "if-none-match": etag })
    expect(same.status).toBe(304)
    const stale = await get(path, {
      cookie,
      range: "bytes=0-1",
      "if-range": '"x"',
    })
    expect(stale.status).toBe(200)
  })

  it("of the seek bar's pictures go with the session, no others do", async () => {
    const { token, cookie } = await play()
    const text = await get(`/media/${token}/storyboard.vtt`, { cookie })
    expect(text.headers.get("content-type")).toMatch(/^text\/vtt/)
    const sheet = await get(`/media/${token}/storyboard-1.jpg`, { cookie })
    expect(sheet.headers.get("content-type")).toBe("image/jpeg")
    expect(Buffer.from(await sheet.arrayBuffer())).toEqual(SEGMENT)
    await expectDenied(await get(`/media/${token}/poster-2.jpg`, { cookie }))
    await expectDenied(await get(`/media/${token}/storyboard-1.jpg`))
  })

  it("of a text are the row of its own file, for GET and HEAD", async () => {
    const mine = await text("cr_1", "asset_1")
    const others = [
      await text("cr_1", "asset_9"),
      await text("cr_2", "asset_1_of_2"),
      newId("trk"),
    ]
    for (const kind of ["video", "audio"] as const) {
      const { token, cookie } = await play(kind)
      const path = `/media/${token}/${textPath(mine)}`
      const answer = await get(path, { cookie })
      expect(answer.status).toBe(200)
      expect(answer.headers.get("content-type")).toBe("text/vtt; charset=utf-8")
      expect(answer.headers.get("cache-control")).toBe("private, no-cache")
      expect(await answer.text()).toBe(WORDS)
      const head = await get(path, { cookie }, "HEAD")
      expect(await head.text()).toBe("")
      await expectDenied(await get(path))
      for (const id of others) {
        const foreign = `/media/${token}/${textPath(id)}`
        await expectDenied(await get(foreign, { cookie }))
      }
    }
  })

  it("of an audio post are its one file and its waveform", async () => {
    const { token, cookie } = await play("audio")
    const answer = await get(`/media/${token}/audio.mp3`, { cookie })
    expect(answer.headers.get("content-type")).toBe("audio/mpeg")
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(SEGMENT)
    const wave = await get(`/media/${token}/waveform.png`, { cookie })
    expect(wave.headers.get("content-type")).toBe("image/png")
    for (const other of ["720p/seg_1.ts", "storyboard-1.jpg"]) {
      await expectDenied(await get(`/media/${token}/${other}`, { cookie }))
    }
  })

  it("A6: 300 segments in a row cost at most a refresh per age limit", async () => {
    const { token, cookie } = await play()
    const before = queries
    const startedAt = Date.now()
    for (let i = 0; i < 300; i++) {
      const answer = await get(`/media/${token}/720p/seg_1.ts`, { cookie })
      await answer.arrayBuffer()
    }
    // A refresh is begin, settings, application name, select, commit.
    const refreshes = Math.ceil((Date.now() - startedAt) / 300) + 1
    expect(queries - before).toBeLessThanOrEqual(refreshes * 6)
  })
})

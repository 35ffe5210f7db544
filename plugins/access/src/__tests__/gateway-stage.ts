import {
  accessOptions,
  grantAccess,
  parseAccessOptions,
  signPlaybackToken,
  startSession,
  type MediaKind,
} from "@codex/entitlements"
import { newId, withPlatform, withTenant, type Pg } from "@codex/kernel"
import type { TestDatabase } from "@codex/kernel/testing"
import { mediaOptions, parseMediaOptions } from "@codex/media"
import { mediaStorage } from "@codex/plugin-media/workflows"
import type { MedusaRequest } from "@medusajs/framework/http"
import express, { type Request, type Response } from "express"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer, request, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { playbackGateway } from "../gateway/playback-gateway"
import { accessDatabase } from "./database"

const playbackSecret = "a-secret-of-at-least-thirty-two-characters"
const PREFIX = "media/cr_1/asset_1/2/"
export const SEGMENT = Buffer.from(
  Array.from({ length: 1_000 }, (_, i) => i % 251)
)
const FILES: Record<string, Buffer | string> = {
  [`${PREFIX}master.m3u8`]: "#EXTM3U\n720p/index.m3u8\n",
  [`${PREFIX}720p/seg_1.ts`]: SEGMENT,
  [`${PREFIX}audio.mp3`]: SEGMENT,
  [`${PREFIX}waveform.png`]: SEGMENT,
  [`${PREFIX}storyboard.vtt`]: "WEBVTT\n",
  [`${PREFIX}storyboard-1.jpg`]: SEGMENT,
  [`${PREFIX}poster-2.jpg`]: SEGMENT,
  "media/cr_1/asset_1/source": "the original",
  "media/cr_1/asset_9/1/seg_1.ts": "somebody else's",
}

async function storeFiles(folder: string) {
  const root = join(folder, "media")
  mediaOptions.set(
    parseMediaOptions({
      storage: { driver: "disk", root, secret: playbackSecret },
    })
  )
  for (const [key, bytes] of Object.entries(FILES)) {
    const path = join(folder, newId("tmp"))
    await writeFile(path, bytes)
    await mediaStorage().putFile(key, path, "application/octet-stream")
  }
}

async function serve(pg: Pg): Promise<Server> {
  const app = express()
  const scope = {
    resolve: (key: string) =>
      key === "logger" ? { error: () => undefined } : pg,
  }
  app.get(/^\/media(?:\/|$)/, (req: Request, res: Response) => {
    const asked = Object.assign(req, { scope })
    void playbackGateway(asked as unknown as MedusaRequest, res)
  })
  const server = createServer(app)
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  return server
}

/** A customer's session on what they bought, and the purchase it hangs on. */
async function play(
  pg: Pg,
  customerId: string,
  kind: MediaKind,
  insteadOf?: string
) {
  const sourceId = newId("pur")
  const owned = { customerId, organizationId: "org_1", postId: "post_1" }
  await withPlatform(pg, "test", (tx) =>
    grantAccess(tx, { ...owned, sourceKind: "purchase", sourceId })
  )
  const { session, secret } = await withTenant(pg, { customerId }, (tx) =>
    startSession(tx, {
      ...owned,
      assetId: "asset_1",
      creatorId: "cr_1",
      kind,
      version: 2,
      mediaPrefix: PREFIX,
      entryFile: kind === "video" ? "master.m3u8" : "audio.mp3",
      leaseMinutes: 60,
      maxSessions: 3,
      ...(insteadOf ? { insteadOf } : {}),
    })
  )
  const token = signPlaybackToken(playbackSecret, session)
  return { sourceId, session, token, cookie: `codex_pb=${secret}` }
}

/** The gateway on its own port, with files of a film and a sound behind it. */
export function useGateway() {
  let db: TestDatabase
  let server: Server
  let folder = ""
  let origin = ""
  let customerId = ""
  let queries = 0

  beforeAll(async () => {
    db = await accessDatabase()
    db.pg.on("query", () => queries++)
    folder = await mkdtemp(join(tmpdir(), "codex-gateway-"))
    await storeFiles(folder)
    accessOptions.set(
      parseAccessOptions({ playbackSecret, mirrorMaxAgeMs: 300 })
    )
    server = await serve(db.pg)
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

  return {
    get pg() {
      return db.pg
    },
    get queries() {
      return queries
    },
    anotherCustomer() {
      customerId = newId("cus")
    },
    play: (kind: MediaKind = "video", insteadOf?: string) =>
      play(db.pg, customerId, kind, insteadOf),
    get: (path: string, headers: Record<string, string> = {}, method = "GET") =>
      fetch(`${origin}${path}`, { headers, method, redirect: "manual" }),
    /** As it stands: fetch would normalise the dots away before sending. */
    raw: (path: string, cookie: string) => {
      const { hostname, port } = new URL(origin)
      return new Promise<globalThis.Response>((resolve, reject) => {
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
    },
  }
}

export async function expectDenied(
  answer: globalThis.Response,
  code = "playback_denied"
) {
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({ code })
}

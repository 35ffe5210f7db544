import { updatePost } from "@codex/content"
import {
  accessOptions,
  grantAccess,
  parseAccessOptions,
  revokeGrant,
} from "@codex/entitlements"
import { newId, withPlatform, type Pg, type Tx } from "@codex/kernel"
import type { TestDatabase } from "@codex/kernel/testing"
import {
  fileKey,
  mediaOptions,
  parseMediaOptions,
  type MediaAsset,
} from "@codex/media"
import { mediaStorage } from "@codex/plugin-media/workflows"
import type { MedusaRequest } from "@medusajs/framework/http"
import express, { type Request, type Response } from "express"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { askForFile } from "../downloads/ask"
import { sendDownload } from "../downloads/send"
import { accessDatabase } from "./database"
import { insertFile, insertTestPost } from "./posts"

export const NAME = "Light – übung “1”.pdf"
export const BYTES = Buffer.from(`%PDF-1.7\n${"light ".repeat(50_000)}`)
const SELLER = { organizationId: "org_1", creatorId: "cr_author" }
const SECRET = "a-secret-of-at-least-thirty-two-characters"

async function serve(pg: Pg): Promise<Server> {
  const app = express()
  app.get("/download/:token", (req: Request, res: Response) => {
    const request = Object.assign(req, { scope: { resolve: () => pg } })
    void sendDownload(
      request as unknown as MedusaRequest,
      res,
      req.params.token as string
    )
  })
  const server = createServer(app)
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  return server
}

/** Where tickets are spent, and customers who may ask for them. */
export function useDownloads() {
  let db: TestDatabase
  let server: Server
  let origin = ""
  let folder = ""
  const within = <T>(fn: (tx: Tx) => Promise<T>) =>
    withPlatform(db.pg, "test", fn)

  beforeAll(async () => {
    db = await accessDatabase()
    folder = await mkdtemp(join(tmpdir(), "codex-downloads-"))
    const root = join(folder, "media")
    mediaOptions.set(
      parseMediaOptions({ storage: { driver: "disk", root, secret: SECRET } })
    )
    accessOptions.set(parseAccessOptions({ playbackSecret: SECRET }))
    server = await serve(db.pg)
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await new Promise((done) => server.close(done))
    await db.drop()
    await rm(folder, { recursive: true, force: true })
  })

  async function putFile(asset: MediaAsset) {
    const path = join(folder, newId("tmp"))
    await writeFile(path, BYTES)
    await mediaStorage().putFile(fileKey(asset), path, "application/pdf")
  }

  /** A customer who owns a post that gives one file. */
  async function scene() {
    const customerId = newId("cus")
    const source = { sourceKind: "purchase", sourceId: newId("pur") } as const
    const { asset, post } = await within(async (tx) => {
      const asset = await insertFile(tx, SELLER.creatorId, {
        filename: NAME,
        sizeBytes: BYTES.length,
      })
      const post = await insertTestPost(tx, SELLER, "A book", [asset])
      const { organizationId } = SELLER
      const owned = { customerId, organizationId, postId: post.id }
      await grantAccess(tx, { ...source, ...owned })
      return { asset, post }
    })
    await putFile(asset)
    const target = { customerId, postId: post.id, assetId: asset.id }
    return {
      asset,
      post,
      target,
      ask: async () => (await askForFile(db.pg, target)).url,
      refund: () =>
        within((tx) => revokeGrant(tx, { ...source, reason: "refund" })),
      allow: (downloads_allowed: boolean) =>
        within((tx) => updatePost(tx, post.id, { downloads_allowed })),
    }
  }

  const get = (path: string, init: RequestInit = {}) =>
    fetch(origin + path, { redirect: "manual", ...init })

  return {
    get pg() {
      return db.pg
    },
    within,
    putFile,
    scene,
    get,
    codeOf: async (path: string) =>
      ((await (await get(path)).json()) as { code: string }).code,
  }
}

import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"

import { CodexError, slot } from "@codex/kernel"
import type { StorageDriver } from "@codex/media"
import { storageContract } from "@codex/media/testing"

import { storeSignedPart } from "../../http/receive-part"
import { DiskDriver } from "../disk-driver"
import { signPart, verifyPart } from "../part-token"

const root = mkdtempSync(join(tmpdir(), "codex-disk-"))
const secret = "a-secret-for-this-test-run"
let server: Server
let driver: DiskDriver

/** The same function the PUT route calls, behind a real socket. */
function serve(): Server {
  return createServer((request, response) => {
    const [, , token = "", part = ""] = (request.url ?? "").split("/")
    storeSignedPart(request, token, part).then(
      ({ etag }) => response.setHeader("ETag", etag).writeHead(200).end(),
      (error: unknown) => {
        request.resume()
        response.writeHead(error instanceof CodexError ? 403 : 500).end()
      }
    )
  })
}

beforeAll(async () => {
  server = serve()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}`
  driver = new DiskDriver({ driver: "disk", root, baseUrl, secret })
  slot<StorageDriver>("media.storage").set(driver)
})

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(root, { recursive: true, force: true })
})

describe("disk driver keeps the storage contract", () => {
  for (const { name, run } of storageContract(() => ({
    driver,
    partSize: 300_000,
  }))) {
    it(name, run)
  }
})

describe("part token", () => {
  const part = { uploadId: "a".repeat(32), partNumber: 3, size: 1234 }
  const token = signPart(secret, part, 1000)

  it("is good for its part, size and time", () => {
    expect(verifyPart(secret, token, part, 1000)).toBe(part.uploadId)
  })

  it.each([
    ["another part", { ...part, partNumber: 4 }, 1000],
    ["another size", { ...part, size: 1235 }, 1000],
    ["a later time", part, 1001],
  ])("is refused for %s", (_, claim, now) => {
    expect(verifyPart(secret, token, claim, now)).toBeNull()
  })

  it("survives no change of a single character", () => {
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === "1" ? "2" : "1"
      const changed = token.slice(0, at) + other + token.slice(at + 1)
      expect(verifyPart(secret, changed, part, 0)).toBeNull()
    }
  })
})

describe("disk driver", () => {
  it.each(["../etc/passwd", "media/../../x", "/abs", "media//x", ".hidden"])(
    "refuses the key %s",
    async (key) => {
      await expect(driver.stat(key)).rejects.toThrow("Not a storage key")
    }
  )

  it("leaves no draft behind when the body ends early", async () => {
    const upload = await driver.createMultipart("media/c/short/source")
    const body = Readable.from(randomBytes(50))
    await expect(
      driver.putPart(upload, { partNumber: 1, size: 60 }, body)
    ).rejects.toThrow("fewer bytes")
    expect(await driver.listParts(upload)).toEqual([])
    await driver.abort(upload)
  })
})

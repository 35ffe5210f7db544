import { slot } from "@codex/kernel"
import type { StorageDriver } from "@codex/media"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import sharp from "sharp"

import { DiskDriver } from "../../storage/disk-driver"
import { logoKey, LOGO_SIZES, readLimited, storeLogo } from "../logo"

const root = mkdtempSync(join(tmpdir(), "codex-logo-test-"))
const storage = new DiskDriver({
  driver: "disk",
  root,
  baseUrl: "",
  secret: "a-secret-for-this-test-run",
})
slot<StorageDriver>("media.storage").set(storage)

afterAll(() => rmSync(root, { recursive: true, force: true }))

const picture = sharp({
  create: { width: 300, height: 200, channels: 3, background: "#0f766e" },
})

async function stored(key: string): Promise<sharp.Metadata> {
  const { stream } = await storage.read(key)
  return sharp(await readLimited(stream)).metadata()
}

it("keeps a square in three sizes, each at an address of its own", async () => {
  const key = await storeLogo("org_1", await picture.png().toBuffer())
  const name = key.split("/").at(-1) ?? ""
  for (const size of LOGO_SIZES) {
    const at = { organization: "org_1", name, size: String(size) }
    const found = await stored(logoKey(at) ?? "")
    expect(found).toMatchObject({ format: "webp", width: size, height: size })
  }
})

it.each([
  ["letters", "not a picture"],
  [
    "a drawing that may carry script",
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
  ],
  ["a picture cut short", "\x89PNG\r\n\x1a\n"],
])("refuses %s", async (_what, text) => {
  await expect(storeLogo("org_1", Buffer.from(text, "latin1"))).rejects.toThrow(
    /PNG, JPEG or WebP/
  )
})

it("stops reading at two megabytes and leaves the connection", async () => {
  const mebibyte = Buffer.alloc(1024 * 1024)
  const stream = Readable.from([mebibyte, mebibyte, mebibyte])
  await expect(readLimited(stream)).rejects.toThrow(/2 MB/)
  expect(stream.destroyed).toBe(false)
})

it.each([
  { organization: "org_1", name: "../../media", size: "256" },
  { organization: "../org_1", name: "0".repeat(24), size: "256" },
  { organization: "org_1", name: "0".repeat(24), size: "300" },
])("knows no address %j", (at) => {
  expect(logoKey(at)).toBeNull()
})

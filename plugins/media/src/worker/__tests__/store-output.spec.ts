import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { DiskDriver } from "../../storage/disk-driver"
import { storeOutput } from "../store-output"

const SEGMENTS = 300
const root = mkdtempSync(join(tmpdir(), "codex-store-output-"))
const cwd = join(root, "work")
const storage = new DiskDriver({
  driver: "disk",
  root: join(root, "store"),
  baseUrl: "",
  secret: "a-secret-for-this-test-run",
})

const segments = Array.from({ length: SEGMENTS }, (_, at) => `480p/${at}.ts`)
const files = [segments, ["480p/index.m3u8"], ["copy.m3u8"]]

const store = (prefix: string, signal: AbortSignal) =>
  storeOutput({ storage, cwd, prefix, signal, files })

beforeAll(() => {
  mkdirSync(join(cwd, "480p"), { recursive: true })
  for (const name of files.flat()) {
    writeFileSync(join(cwd, name), "x")
  }
})
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

it("stores every file of a stage and says what all of them take", async () => {
  const bytes = await store("media/cr/a/1/", new AbortController().signal)
  expect(bytes).toBe(SEGMENTS + 2)
  expect(await storage.listPrefix("media/cr/a/1/")).toHaveLength(SEGMENTS + 2)
})

/** A storage that keeps less of one file than it was given, so many times. */
class Losing extends DiskDriver {
  constructor(private left: number) {
    super({
      driver: "disk",
      root: join(root, "store"),
      baseUrl: "",
      secret: "",
    })
  }
  override async putFile(key: string, path: string): Promise<void> {
    await super.putFile(key, path)
    if (key.endsWith("index.m3u8") && this.left > 0) {
      this.left -= 1
      writeFileSync(join(root, "store", "objects", key), "half")
    }
  }
}

const signal = new AbortController().signal

it("stores what has not arrived whole once more", async () => {
  const prefix = "media/cr/a/3/"
  const losing = new Losing(1)
  const bytes = await storeOutput({
    storage: losing,
    cwd,
    prefix,
    signal,
    files,
  })
  expect(bytes).toBe(SEGMENTS + 2)
})

it("leaves nothing of a stage the storage does not keep whole", async () => {
  const prefix = "media/cr/a/4/"
  const losing = new Losing(2)
  const storing = storeOutput({ storage: losing, cwd, prefix, signal, files })
  await expect(storing).rejects.toMatchObject({ code: "storage_unavailable" })
  expect(await storage.listPrefix(prefix)).toEqual([])
})

it("leaves nothing of one that is called off half way, but what was there", async () => {
  const prefix = "media/cr/a/2/"
  await storage.putFile(`${prefix}first.m3u8`, join(cwd, "copy.m3u8"))
  const controller = new AbortController()
  const storing = store(prefix, controller.signal)
  while ((await storage.listPrefix(prefix)).length < 2) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  controller.abort()
  await expect(storing).rejects.toThrow("aborted between files")
  await new Promise((resolve) => setTimeout(resolve, 100))
  const left = await storage.listPrefix(prefix)
  expect(left.map(({ key }) => key)).toEqual([`${prefix}first.m3u8`])
  expect(await storage.listPrefix("media/cr/a/1/")).not.toEqual([])
})

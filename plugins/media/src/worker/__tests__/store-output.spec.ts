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

const rung = {
  name: "480p",
  width: 64,
  height: 64,
  bandwidth: { peak: 1, average: 1 },
  sizeBytes: SEGMENTS,
}

const store = (prefix: string, signal: AbortSignal) =>
  storeOutput({
    storage,
    cwd,
    prefix,
    signal,
    output: {
      durationMs: 1,
      width: 64,
      height: 64,
      thumbnail: null,
      pictures: [],
      master: "#EXTM3U",
      rungs: [rung],
    },
  })

beforeAll(() => {
  mkdirSync(join(cwd, rung.name), { recursive: true })
  writeFileSync(join(cwd, rung.name, "index.m3u8"), "#EXTM3U")
  for (let at = 0; at < SEGMENTS; at++) {
    writeFileSync(join(cwd, rung.name, `${String(at)}.m4s`), "x")
  }
})
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

it("stores every file of an attempt", async () => {
  await store("media/cr/a/1/", new AbortController().signal)
  expect(await storage.listPrefix("media/cr/a/1/")).toHaveLength(SEGMENTS + 2)
})

it("leaves nothing of one that is called off half way", async () => {
  const controller = new AbortController()
  const storing = store("media/cr/a/2/", controller.signal)
  while ((await storage.listPrefix("media/cr/a/2/")).length === 0) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  controller.abort()
  await expect(storing).rejects.toThrow("aborted while storing")
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await storage.listPrefix("media/cr/a/2/")).toEqual([])
  expect(await storage.listPrefix("media/cr/a/1/")).not.toEqual([])
})

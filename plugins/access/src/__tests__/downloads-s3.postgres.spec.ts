import { slot } from "@codex/kernel"
import type { StorageDriver } from "@codex/media"
import { createStorage } from "@codex/plugin-media/workflows"
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { BYTES, NAME, useDownloads } from "./download-stage"

const S3_PROGRAM = join(__dirname, "../../../../medusa/testing/s3-server.mjs")
const shop = useDownloads()

describe("a download from S3", () => {
  const disk = slot<StorageDriver>("media.storage")
  let skip = ""
  let started = false

  beforeAll(() => {
    const run = [S3_PROGRAM]
    const text = execFileSync(process.execPath, run, { encoding: "utf8" })
    const found = JSON.parse(text) as { skip?: string; started: boolean }
    skip = found.skip ?? ""
    if (!skip) {
      const { started: ours, ...settings } = found
      started = ours
      disk.set(createStorage({ driver: "s3", ...settings } as never))
    }
  }, 300_000)
  afterAll(() => {
    if (started) {
      execFileSync(process.execPath, [S3_PROGRAM, "stop"])
    }
  })

  it("is a redirect to an address of a minute, with the same name and type", async () => {
    if (skip) {
      process.stdout.write(`skipped: download from S3: ${skip}\n`)
      return
    }
    const { ask } = await shop.scene()
    const url = await ask()
    const answer = await shop.get(url)
    expect(answer.status).toBe(302)
    expect(answer.headers.get("cache-control")).toBe("private, no-store")
    const to = new URL(answer.headers.get("location") ?? "")
    expect(Number(to.searchParams.get("X-Amz-Expires"))).toBeLessThanOrEqual(60)
    const file = await fetch(to)
    expect(Buffer.from(await file.arrayBuffer()).equals(BYTES)).toBe(true)
    expect(file.headers.get("content-type")).toBe("application/pdf")
    const said = file.headers.get("content-disposition") ?? ""
    expect(decodeURIComponent(said.split("UTF-8''")[1] ?? "")).toBe(NAME)
    expect(await shop.codeOf(url)).toBe("download_used")
  }, 60_000)
})
